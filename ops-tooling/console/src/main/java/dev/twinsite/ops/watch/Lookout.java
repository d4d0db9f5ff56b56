package dev.twinsite.ops.watch;

import dev.twinsite.ops.fence.DatabaseView;
import dev.twinsite.ops.time.Latest;
import dev.twinsite.ops.time.Seen;
import dev.twinsite.ops.time.Stopwatch;
import dev.twinsite.quorum.Command;
import dev.twinsite.quorum.Command.AboutSite;
import dev.twinsite.quorum.Evidence;
import dev.twinsite.quorum.EvidenceSource;
import dev.twinsite.quorum.SiteRecord;
import dev.twinsite.quorum.SiteStates;
import dev.twinsite.site.SiteName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be seen of both sites from this ops server. */
public final class Lookout implements EvidenceSource {

  private final SiteName own;
  private final String node;
  private final List<ApplicationWatch> applications;
  private final Latest<DatabaseView> database;
  private final Latest<SiteReport> peer;
  private final Duration lately;
  private final InstantSource clock;
  private final Stopwatch stopwatch;
  private final long begun;

  /**
   * The lookout of a site's ops server of this name.
   *
   * @param lately how old a sign of life may be to count
   */
  public Lookout(
      SiteName own,
      String node,
      List<ApplicationWatch> applications,
      Latest<DatabaseView> database,
      Latest<SiteReport> peer,
      Duration lately,
      InstantSource clock,
      Stopwatch stopwatch) {
    this.own = own;
    this.node = node;
    this.applications = List.copyOf(applications);
    this.database = database;
    this.peer = peer;
    this.lately = lately;
    this.clock = clock;
    this.stopwatch = stopwatch;
    this.begun = stopwatch.nanos();
  }

  /** What this ops server says about its own site. */
  public SiteReport report() {
    Optional<Seen<ApplicationStatus>> application = application();
    Optional<DatabaseView> view = database.get().map(Seen::value);
    return new SiteReport(
        view.map(seen -> seen.identity().id()).orElse(null),
        database.within(lately).isPresent(),
        view.filter(DatabaseView::isNew).isPresent(),
        view.map(DatabaseView::epoch).orElse(0L),
        view.flatMap(DatabaseView::problem).orElse(null),
        ownSignOfLife().orElse(null),
        application.map(Seen::value).orElse(null),
        application.map(seen -> seen.age(stopwatch).toMillis()).orElse(null),
        servers());
  }

  /** What the other ops server said about its site last; empty if it never has. */
  public Optional<Seen<SiteReport>> peerReport() {
    return peer.get();
  }

  /** How old a sign of life may be to count. */
  public Duration lately() {
    return lately;
  }

  /** Whether the other ops server has said nothing for so long that its work has to be taken on. */
  public boolean isPeerSilent() {
    return stopwatch.since(begun).compareTo(lately) > 0 && peer.within(lately).isEmpty();
  }

  /** What the application of a site said, if that is not too old to count. */
  public Optional<ApplicationStatus> freshApplication(SiteName site) {
    return site.equals(own)
        ? application().filter(seen -> seen.within(lately, stopwatch)).map(Seen::value)
        : freshPeerApplication();
  }

  /** The epoch that is fenced in a site's database, as far as is known. */
  public long fencedEpoch(SiteName site) {
    return site.equals(own)
        ? database.get().map(seen -> seen.value().epoch()).orElse(0L)
        : peer.get().map(seen -> seen.value().projectedEpoch()).orElse(0L);
  }

  /** The identity of the database that a site has now; empty if it does not answer. */
  public Optional<UUID> databaseOf(SiteName site) {
    return site.equals(own)
        ? database.within(lately).map(seen -> seen.value().identity().id())
        : peer.within(lately)
            .map(Seen::value)
            .filter(SiteReport::databaseAlive)
            .map(SiteReport::database);
  }

  /** The identity of the own database, if it answers and holds no states of any cluster. */
  public Optional<UUID> newDatabase() {
    return database
        .within(lately)
        .map(Seen::value)
        .filter(DatabaseView::isNew)
        .map(view -> view.identity().id());
  }

  @Override
  public Evidence about(@Nullable SiteStates states, Command command) {
    if (states == null || !(command instanceof AboutSite about)) {
      return new Evidence(Optional.empty(), newDatabase(), false, false);
    }
    Optional<SiteRecord> site = states.find(about.site());
    return site.map(record -> about(states, record)).orElse(Evidence.NONE);
  }

  private Evidence about(SiteStates states, SiteRecord site) {
    return new Evidence(
        signOfLife(site.site()),
        databaseOf(site.site()),
        isRegent(states, states.peerOf(site.site()).site()),
        hasSeenTheEnd(states, site));
  }

  private Optional<String> signOfLife(SiteName site) {
    return site.equals(own) ? ownSignOfLife() : receipt().or(this::peerSignOfLife);
  }

  private Optional<String> ownSignOfLife() {
    return database
        .within(lately)
        .filter(seen -> seen.value().problem().isEmpty())
        .flatMap(seen -> openApplication().map(open -> "its database and " + open + " answer"));
  }

  private Optional<String> openApplication() {
    return applications.stream()
        .filter(watch -> isOpen(watch.seen()))
        .map(ApplicationWatch::name)
        .findFirst();
  }

  private boolean isOpen(Optional<Seen<ApplicationStatus>> seen) {
    return seen.filter(last -> last.within(lately, stopwatch))
        .filter(last -> last.value().confirmed())
        .isPresent();
  }

  private Optional<String> receipt() {
    return applications.stream()
        .flatMap(watch -> watch.seen().stream())
        .flatMap(seen -> receiptAge(seen).stream())
        .filter(age -> age.compareTo(lately) <= 0)
        .min(Comparator.naturalOrder())
        .map(age -> "its last receipt is " + Math.max(0, age.toMillis()) + " ms old");
  }

  /** Of the last receipt, by the node's clock when it said so and by our stopwatch since. */
  private Optional<Duration> receiptAge(Seen<ApplicationStatus> seen) {
    ApplicationStatus.Link link = seen.value().peer();
    Instant last = link == null ? null : link.lastReceiptAt();
    if (last == null) {
      return Optional.empty();
    }
    Instant seenAt = clock.instant().minus(seen.age(stopwatch));
    return Optional.of(Duration.between(last, seenAt).plus(seen.age(stopwatch)));
  }

  private Optional<String> peerSignOfLife() {
    return peer.within(lately)
        .map(seen -> seen.value().signOfLife())
        .map(sign -> "its ops server says that " + sign);
  }

  private boolean isRegent(SiteStates states, SiteName survivor) {
    return freshApplication(survivor)
        .filter(app -> app.epoch() >= states.epoch().value())
        .filter(app -> "REGENT".equals(app.regency()))
        .isPresent();
  }

  /**
   * The survivor's application no longer decides alone, and the returning one, in its new life, no
   * longer waits for that.
   */
  private boolean hasSeenTheEnd(SiteStates states, SiteRecord returning) {
    return freshApplication(returning.site())
            .filter(app -> app.epoch() >= states.epoch().value())
            .filter(app -> app.incarnation() == returning.incarnation().value())
            .filter(app -> "NONE".equals(app.regency()))
            .isPresent()
        && freshApplication(states.peerOf(returning.site()).site())
            .filter(app -> app.epoch() >= states.epoch().value())
            .filter(app -> !"REGENT".equals(app.regency()))
            .isPresent();
  }

  /** What the node said that serves; a node that boots beside it knows less. */
  private Optional<Seen<ApplicationStatus>> application() {
    return applications.stream()
        .map(ApplicationWatch::seen)
        .max(Comparator.comparing(this::isOpen).thenComparingLong(Lookout::atNanos))
        .flatMap(seen -> seen);
  }

  private static long atNanos(Optional<Seen<ApplicationStatus>> seen) {
    return seen.map(Seen::atNanos).orElse(Long.MIN_VALUE);
  }

  private Optional<ApplicationStatus> freshPeerApplication() {
    return peer.within(lately)
        .filter(seen -> ageAtPeer(seen).compareTo(lately) <= 0)
        .map(seen -> seen.value().application());
  }

  private Duration ageAtPeer(Seen<SiteReport> seen) {
    Long before = seen.value().applicationAgeMillis();
    return before == null
        ? Duration.ofDays(1)
        : seen.age(stopwatch).plus(Duration.ofMillis(before));
  }

  private List<ServerView> servers() {
    List<ServerView> servers = new ArrayList<>();
    applications.forEach(watch -> servers.add(view(watch)));
    servers.add(new ServerView(node, "operations", true));
    servers.add(new ServerView(own + "-db", "database", database.within(lately).isPresent()));
    return servers;
  }

  private ServerView view(ApplicationWatch watch) {
    boolean reachable = watch.seen().filter(seen -> seen.within(lately, stopwatch)).isPresent();
    return new ServerView(watch.name(), "application", reachable);
  }
}
