package dev.twinsite.ops.watch;

import dev.twinsite.ops.fence.DatabaseView;
import dev.twinsite.ops.release.ReleaseReport;
import dev.twinsite.ops.time.Latest;
import dev.twinsite.ops.time.Seen;
import dev.twinsite.ops.time.Stopwatch;
import dev.twinsite.quorum.SiteStatement;
import dev.twinsite.quorum.SiteStatement.Regency;
import dev.twinsite.site.SiteName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** What can be seen of both sites from this ops server. */
public final class Lookout {

  private final SiteName own;
  private final String node;
  private final List<ApplicationWatch> applications;
  private final Latest<DatabaseView> database;
  private final Latest<SiteReport> peer;
  private final Supplier<ReleaseReport> releases;
  private final Duration lately;
  private final InstantSource clock;
  private final Stopwatch stopwatch;
  private final long begun;

  /**
   * The lookout of a site's ops server of this name.
   *
   * @param releases tells which releases the own site has
   * @param lately how old a sign of life may be to count
   */
  public Lookout(
      SiteName own,
      String node,
      List<ApplicationWatch> applications,
      Latest<DatabaseView> database,
      Latest<SiteReport> peer,
      Supplier<ReleaseReport> releases,
      Duration lately,
      InstantSource clock,
      Stopwatch stopwatch) {
    this.own = own;
    this.node = node;
    this.applications = List.copyOf(applications);
    this.database = database;
    this.peer = peer;
    this.releases = releases;
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
        ownAnswerMillis().orElse(null),
        servers(),
        closedFor().map(Duration::toMillis).orElse(null),
        releases.get());
  }

  private Optional<Duration> closedFor() {
    return database.within(lately).flatMap(seen -> seen.value().closedFor());
  }

  /** What is said about a site, if it is not too old to count. */
  public Optional<SiteReport> freshReport(SiteName site) {
    return site.equals(own) ? Optional.of(report()) : peer.within(lately).map(Seen::value);
  }

  private Optional<Long> ownAnswerMillis() {
    return applications.stream()
        .flatMap(watch -> watch.answeredWithin().stream())
        .min(Comparator.naturalOrder())
        .map(Duration::toMillis);
  }

  /** How long the application of a site took to answer its ops server; empty if it did not. */
  public Optional<Long> answerMillis(SiteName site) {
    return site.equals(own)
        ? ownAnswerMillis()
        : peer.within(lately).map(seen -> seen.value().answerMillis());
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

  /** What the quorum is told about the own site. */
  public SiteStatement statement() {
    Optional<DatabaseView> view = database.within(lately).map(Seen::value);
    Optional<ApplicationStatus> application = freshApplication(own);
    return new SiteStatement(
        own,
        view.map(seen -> seen.identity().id()).orElse(null),
        view.filter(DatabaseView::isNew).isPresent(),
        application.map(ApplicationStatus::epoch).orElse(0L),
        application.map(ApplicationStatus::incarnation).orElse(0L),
        application.map(ApplicationStatus::regency).map(Lookout::regency).orElse(Regency.UNKNOWN));
  }

  private static Regency regency(String name) {
    return Arrays.stream(Regency.values())
        .filter(regency -> regency.name().equals(name))
        .findFirst()
        .orElse(Regency.UNKNOWN);
  }

  /** The sign that a site can do its work, in words; empty if it has given none lately. */
  public Optional<String> signOfLife(SiteName site) {
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
