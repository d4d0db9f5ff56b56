package dev.twinsite.lab;

import dev.twinsite.lab.LabStatus.Operator;
import dev.twinsite.lab.SiteCalls.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Waits until a site whose servers have booted is what it was: its nodes ready, its state ACTIVE,
 * its database level with the other site. If it had been declared lost, an ops server is asked to
 * let it rejoin.
 */
final class Recovery {
  private static final Duration LIMIT = Duration.ofMinutes(4);
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final SiteCalls calls = new SiteCalls();
  private final Site site;
  private final Site peer;
  private final Consoles consoles;
  private final Consumer<String> progress;
  private String lastSaid = "";

  Recovery(Site site, Site peer, Operator operator, Consumer<String> progress) {
    this.site = site;
    this.peer = peer;
    this.consoles = new Consoles(calls, operator);
    this.progress = progress;
  }

  /** Returns when every server of the site says it is ready. */
  void awaitReady() {
    awaitReady(site.ops(), "/ops/api/v1/ready", site.place() + "-ops");
    Await.until(LIMIT, PAUSE, this::isActiveOrRejoins, this::view);
    for (URI node : site.app()) {
      awaitReady(node, "/api/v1/site/ready?for=payments", "application at " + node);
    }
  }

  /** Returns when the site holds everything that the other site held when this was called. */
  void awaitCaughtUp() {
    Optional<Map<String, @Nullable Object>> there = siteView(peer);
    there.ifPresent(
        target -> {
          say("waiting until " + site.place() + " has caught up");
          Map<String, @Nullable Object> positions = Json.asObject(target.get("positions"));
          Await.until(LIMIT, PAUSE, () -> holds(positions), this::view);
        });
  }

  private void awaitReady(URI server, String path, String what) {
    say("waiting until " + what + " is ready");
    Await.until(LIMIT, PAUSE, () -> status(server, path) == 200, this::view);
  }

  private int status(URI server, String path) {
    return calls.get(server, path).map(Answer::status).orElse(0);
  }

  private boolean isActiveOrRejoins() {
    Standing standing = standing();
    switch (standing.state()) {
      case "ACTIVE":
        return true;
      case "LOST":
        rejoin(standing);
        return false;
      default:
        say(site.place() + " is " + standing.state());
        return false;
    }
  }

  private record Standing(String state, long epoch, URI console) {}

  /** The site's state as the console says that knows the higher epoch. */
  private Standing standing() {
    Standing here = standing(site.ops());
    Standing there = standing(peer.ops());
    return there.epoch() > here.epoch() ? there : here;
  }

  private Standing standing(URI console) {
    Map<String, @Nullable Object> view = consoles.sites(console);
    String state =
        Json.asArray(view.get("sites")).stream()
            .map(Json::asObject)
            .filter(each -> site.place().toString().equals(each.get("site")))
            .map(each -> String.valueOf(each.get("state")))
            .findFirst()
            .orElse("unknown");
    return new Standing(
        state, view.get("epoch") instanceof Number epoch ? epoch.longValue() : -1, console);
  }

  private void rejoin(Standing standing) {
    say("asking " + standing.console() + " to let " + site.place() + " rejoin");
    consoles.rejoin(standing.console(), site.place(), standing.epoch());
  }

  private Optional<Map<String, @Nullable Object>> siteView(Site of) {
    return of.app().stream()
        .flatMap(node -> calls.get(node, "/api/v1/site").stream())
        .filter(answer -> answer.status() == 200)
        .map(Answer::body)
        .findFirst();
  }

  private boolean holds(Map<String, @Nullable Object> positions) {
    Map<String, @Nullable Object> here =
        siteView(site).map(view -> Json.asObject(view.get("positions"))).orElse(Map.of());
    return positions.keySet().stream()
        .allMatch(origin -> isAtLeast(here.get(origin), positions.get(origin)));
  }

  /** Positions are written {@code incarnation/number}. */
  static boolean isAtLeast(@Nullable Object position, @Nullable Object target) {
    long[] here = numbers(position);
    long[] there = numbers(target);
    return here[0] > there[0] || (here[0] == there[0] && here[1] >= there[1]);
  }

  private static long[] numbers(@Nullable Object position) {
    String[] parts = String.valueOf(position).split("/");
    try {
      return new long[] {Long.parseLong(parts[0]), Long.parseLong(parts[parts.length - 1])};
    } catch (NumberFormatException e) {
      return new long[] {0, 0};
    }
  }

  private void say(String what) {
    if (!what.equals(lastSaid)) {
      lastSaid = what;
      progress.accept(what);
    }
  }

  /** Both sites' views, for whoever has to find out why it does not get ready. */
  private String view() {
    return "Gave up %s.%n%s says: %s%n%s says: %s"
        .formatted(lastSaid, site.place(), view(site), peer.place(), view(peer));
  }

  private List<String> view(Site of) {
    return List.of(
        Json.write(consoles.sites(of.ops())),
        siteView(of).map(Json::write).orElse("no application"));
  }
}
