package dev.twinsite.ops;

import dev.twinsite.ops.audit.Audit;
import dev.twinsite.ops.audit.Collector;
import dev.twinsite.ops.audit.Digests;
import dev.twinsite.ops.drill.DrillHistory;
import dev.twinsite.ops.drill.DrillPlan;
import dev.twinsite.ops.drill.DrillSchedule;
import dev.twinsite.ops.events.Feed;
import dev.twinsite.ops.events.Samples;
import dev.twinsite.ops.fence.Connections;
import dev.twinsite.ops.fence.DatabaseView;
import dev.twinsite.ops.fence.DatabaseWatch;
import dev.twinsite.ops.fence.SchemaVersions;
import dev.twinsite.ops.http.Caller;
import dev.twinsite.ops.login.Accounts;
import dev.twinsite.ops.login.KnownKeys;
import dev.twinsite.ops.login.LoginLimit;
import dev.twinsite.ops.login.SigningKey;
import dev.twinsite.ops.login.Tokens;
import dev.twinsite.ops.peer.Greeting;
import dev.twinsite.ops.peer.PeerClient;
import dev.twinsite.ops.peer.PeerLink;
import dev.twinsite.ops.peer.Seal;
import dev.twinsite.ops.release.DeploymentDirectories;
import dev.twinsite.ops.release.ReleaseReport;
import dev.twinsite.ops.run.Homecoming;
import dev.twinsite.ops.run.RunDriver;
import dev.twinsite.ops.run.Runs;
import dev.twinsite.ops.runbook.Conductor;
import dev.twinsite.ops.runbook.Drills;
import dev.twinsite.ops.runbook.Installer;
import dev.twinsite.ops.runbook.RoomPower;
import dev.twinsite.ops.runbook.RunStarter;
import dev.twinsite.ops.runbook.Runbook;
import dev.twinsite.ops.runbook.RunbookShelf;
import dev.twinsite.ops.runbook.SitePower;
import dev.twinsite.ops.runbook.World;
import dev.twinsite.ops.servers.ServerRoom;
import dev.twinsite.ops.store.DurableFile;
import dev.twinsite.ops.time.Latest;
import dev.twinsite.ops.time.Pulse;
import dev.twinsite.ops.time.Stopwatch;
import dev.twinsite.ops.time.Timing;
import dev.twinsite.ops.vote.Confirmations;
import dev.twinsite.ops.vote.Membership;
import dev.twinsite.ops.vote.Spokesman;
import dev.twinsite.ops.watch.ApplicationStatus;
import dev.twinsite.ops.watch.ApplicationWatch;
import dev.twinsite.ops.watch.Lookout;
import dev.twinsite.ops.watch.PeerInventory;
import dev.twinsite.ops.watch.SiteReport;
import dev.twinsite.site.SiteName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * One ops server: its parts, put together. It reads its files, then watches its database, its
 * application and the other ops server, each on a thread of its own, so that nothing that is absent
 * holds up anything else.
 */
public final class OpsServer implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(OpsServer.class);

  private static final Duration LOOK_AT_ASSETS = Duration.ofSeconds(20);

  private final OpsConfig config;
  private final Timing timing;
  private final InstantSource clock;
  private final Seal seal;
  private final SigningKey signingKey;
  private final KnownKeys keys;
  private final Membership vote;
  private final Spokesman spokesman;
  private final Confirmations confirmations;
  private final DatabaseWatch database;
  private final List<ApplicationWatch> applications;
  private final Lookout lookout;
  private final PeerClient peer;
  private final PeerLink link;
  private final PeerInventory peerInventory;
  private final Accounts accounts;
  private final LoginLimit loginLimit;
  private final Tokens tokens;
  private final Runs runs;
  private final RunDriver runDriver;
  private final Homecoming homecoming;
  private final RunStarter runStarter;
  private final Conductor conductor;
  private final Installer installer;
  private final Drills drills;
  private final DrillSchedule drillSchedule;
  private final ServerRoom servers;
  private final Audit audit;
  private final CommonRecord record;
  private final Feed feed = new Feed();
  private final Samples samples = new Samples();
  private final RoomPower roomPower;
  private final List<Pulse> pulses = new ArrayList<>();

  /**
   * Puts a server together from its files. Nothing runs yet.
   *
   * @throws UncheckedIOException if its files cannot be read or its directory not be made
   */
  public OpsServer(OpsConfig config, Connections connections, InstantSource clock) {
    this(
        config,
        connections,
        clock,
        Timing.DEFAULT.withLately(config.declareAfter()),
        Optional.empty());
  }

  /** With the power of servers that no inventory names, for tests. */
  OpsServer(
      OpsConfig config,
      Connections connections,
      InstantSource clock,
      Timing timing,
      Optional<SitePower> power) {
    Stopwatch stopwatch = Stopwatch.SYSTEM;
    this.config = config;
    this.timing = timing;
    this.clock = clock;
    Path files = directory(config.dataDir());
    Caller caller = new Caller();
    Latest<DatabaseView> databaseSeen = new Latest<>(stopwatch);
    Latest<SiteReport> peerSeen = new Latest<>(stopwatch);
    seal = new Seal(config.secret(), clock);
    signingKey = SigningKey.in(files, config.site(), clock.instant());
    keys = new KnownKeys(files, signingKey.published());
    applications = applications(config, caller, stopwatch);
    lookout =
        new Lookout(
            config.site(),
            config.node(),
            applications,
            databaseSeen,
            peerSeen,
            this::releases,
            timing.lately(),
            clock,
            stopwatch);
    peer = new PeerClient(config.site(), config.peer(), config.peerOps(), seal, caller);
    vote = new Membership(config.quorum());
    confirmations = new Confirmations(vote);
    spokesman =
        new Spokesman(
            config.site(),
            config.peer(),
            vote,
            lookout,
            config.policy(),
            config.declareAfter(),
            config.declareAfterStart(),
            clock,
            stopwatch);
    database =
        new DatabaseWatch(
            config.site(),
            connections,
            vote,
            confirmations,
            () -> vote.state().runs().closes(config.site()),
            keys::all,
            new DurableFile(files, "projection.json"),
            databaseSeen,
            stopwatch);
    link = new PeerLink(config.peer(), peer, peerSeen, new Conversation());
    peerInventory = new PeerInventory(files, config.peer());
    accounts = accounts(config, files, clock);
    loginLimit = new LoginLimit(clock);
    tokens = new Tokens(signingKey, keys, clock);
    runs = new Runs(files);
    runDriver =
        new RunDriver(
            config.site(), config.node(), vote, runs, lookout, spokesman::lookForPerson, clock);
    homecoming = new Homecoming(config.node(), vote, clock);
    servers = new ServerRoom(files, config.power(), stopwatch);
    roomPower = new RoomPower(servers, config.node());
    SitePower used = power.orElse(roomPower);
    World world = new World(vote, lookout, used, spokesman::lookForPerson, clock);
    runStarter = new RunStarter(world, RunbookShelf.shipped());
    conductor = new Conductor(config.site(), world, runStarter.shelf(), stopwatch);
    installer =
        new Installer(
            config.site(),
            () -> vote.state().runs(),
            runStarter.shelf(),
            new DeploymentDirectories(files.resolve("depot"), applicationDirectories(config)));
    audit = audit(connections, files);
    record = new CommonRecord(config, files, vote, lookout, peer, audit, clock);
    DrillHistory history = new DrillHistory(files);
    drills = new Drills(config.site(), world, runStarter, history, record.trail());
    drillSchedule = new DrillSchedule(config.desk().drills(), drills, clock);
    requireRunbooks(config.desk().drills());
  }

  /** Begins to watch. */
  public OpsServer start() {
    Pulse fence = Pulse.start("twinsite-fence", timing.databasePause(), database::look);
    pulses.add(fence);
    vote.subscribe(states -> fence.wake());
    applications.forEach(
        watch ->
            pulses.add(
                Pulse.start(
                    "twinsite-watch-" + watch.name(),
                    timing.applicationAndPeerPause(),
                    watch::ask)));
    pulses.add(Pulse.start("twinsite-quorum", timing.databasePause(), vote::attend));
    pulses.add(Pulse.start("twinsite-look", timing.votePause(), spokesman::look));
    pulses.add(Pulse.start("twinsite-tell", timing.votePause(), spokesman::tell));
    pulses.add(Pulse.start("twinsite-confirm", timing.votePause(), confirmations::ask));
    pulses.add(Pulse.start("twinsite-peer", timing.applicationAndPeerPause(), link::greet));
    pulses.add(Pulse.start("twinsite-runs", timing.runPause(), this::driveRuns));
    pulses.add(Pulse.start("twinsite-conduct", timing.runPause(), conductor::look));
    pulses.add(Pulse.start("twinsite-install", timing.runPause(), installer::look));
    pulses.add(Pulse.start("twinsite-drills", Duration.ofSeconds(1), this::lookAfterDrills));
    servers.start();
    pulses.add(Pulse.start("twinsite-notices", timing.recordPause(), record::tell));
    pulses.add(Pulse.start("twinsite-audit", LOOK_AT_ASSETS, audit::look));
    pulses.add(Pulse.start("twinsite-feed", timing.runPause(), feed::look));
    pulses.add(Pulse.start("twinsite-samples", Duration.ofSeconds(1), this::sample));
    pulses.add(Pulse.start("twinsite-exchange", timing.recordPause(), record::exchange));
    return this;
  }

  @Override
  public void close() {
    vote.close();
    pulses.forEach(Pulse::close);
    pulses.clear();
    roomPower.close();
    servers.close();
  }

  /** What this server was told. */
  public OpsConfig config() {
    return config;
  }

  /** What proves where a message between ops servers comes from. */
  public Seal seal() {
    return seal;
  }

  /** The key that tokens are signed with. */
  public SigningKey signingKey() {
    return signingKey;
  }

  /** The public keys of both ops servers. */
  public KnownKeys keys() {
    return keys;
  }

  /** This server's vote. */
  public Membership vote() {
    return vote;
  }

  /** The watch over the site's database. */
  public DatabaseWatch database() {
    return database;
  }

  /** What can be seen of both sites from here. */
  public Lookout lookout() {
    return lookout;
  }

  /** Which servers the other site has. */
  public PeerInventory peerInventory() {
    return peerInventory;
  }

  /** The servers of both sites and their power switches. */
  public ServerRoom servers() {
    return servers;
  }

  /** The accounts of operators. */
  public Accounts accounts() {
    return accounts;
  }

  /** How often somebody may fail to log in. */
  public LoginLimit loginLimit() {
    return loginLimit;
  }

  /** The tokens of operators. */
  public Tokens tokens() {
    return tokens;
  }

  /** The runs that are known here. */
  public Runs runs() {
    return runs;
  }

  /** Who begins runs and carries them on. */
  public RunDriver runDriver() {
    return runDriver;
  }

  /** Who begins runs of runbooks. */
  public RunStarter runStarter() {
    return runStarter;
  }

  /** What each site has. */
  public Audit audit() {
    return audit;
  }

  /** What changes, for pages that watch. */
  public Feed feed() {
    return feed;
  }

  /** The values of the last minutes. */
  public Samples samples() {
    return samples;
  }

  /** What both ops servers keep: notices, the audit trail, and what waits for a second person. */
  public CommonRecord record() {
    return record;
  }

  /** The other ops server, as this one calls it. */
  public PeerClient peer() {
    return peer;
  }

  /** The conversation with the other ops server. */
  public PeerLink link() {
    return link;
  }

  private void lookAfterDrills() {
    drills.look();
    if (vote.isSeated() && vote.leader().isPresent()) {
      drillSchedule.look();
    }
  }

  /** A drill that cannot be held is said now, not in the night when it is due. */
  private void requireRunbooks(List<DrillPlan> plans) {
    for (DrillPlan plan : plans) {
      boolean knowsSite = plan.site().equals(config.site()) || plan.site().equals(config.peer());
      if (runStarter.shelf().find(plan.runbook()).isEmpty() || !knowsSite) {
        throw new IllegalArgumentException(
            "twinsite.drills names " + plan.what() + ", which is not there");
      }
    }
  }

  /** The drills that were held. */
  public Drills drills() {
    return drills;
  }

  /** The drills that are due at a set time. */
  public DrillSchedule drillSchedule() {
    return drillSchedule;
  }

  private ReleaseReport releases() {
    return installer.report();
  }

  /** Of the servers on this machine those that are not this one. */
  private static List<Path> applicationDirectories(OpsConfig config) {
    return config.desk().serverDirs().stream()
        .filter(server -> !server.endsWith(config.node()))
        .toList();
  }

  private void driveRuns() {
    homecoming.look();
    runDriver.drive();
  }

  private Audit audit(Connections connections, Path files) {
    DeskConfig desk = config.desk();
    var places =
        new Collector.Places(
            config.site().value(),
            desk.serverDirs(),
            directory(files.resolve("depot")),
            Optional.ofNullable(System.getProperty("jboss.home.dir")).map(Path::of),
            desk.backups());
    var sources =
        new Collector.Sources(
            Map.of("ops secret", config.secret(), "quorum secret", config.quorum().secret()),
            keys::fingerprints,
            accounts::roles,
            new SchemaVersions(connections)::read,
            this::runbooks,
            this::power);
    String peerName = config.peer().value();
    return new Audit(files, config.site().value(), peerName, new Collector(places, sources), clock);
  }

  private Map<String, String> runbooks() {
    return runStarter.shelf().all().stream()
        .collect(Collectors.toMap(Runbook::name, book -> Digests.fingerprint(book.toString())));
  }

  /** The addresses of controllers may differ, as each site reaches them in its own way. */
  private Map<String, String> power() {
    Map<String, String> power = new TreeMap<>();
    Set<String> controllers = new TreeSet<>(servers.inventory().controllers().keySet());
    if (!controllers.isEmpty()) {
      String inventory = controllers + " " + servers.inventory().servers();
      power.put("inventory", Digests.fingerprint(inventory));
    }
    controllers.stream()
        .filter(key -> config.power().accounts().apply(key).isPresent())
        .forEach(key -> power.put("account at " + key, "set"));
    return power;
  }

  private void sample() {
    List<Samples.Values> values =
        Stream.of(config.site(), config.peer()).sorted().map(this::values).toList();
    samples.add(new Samples.Sample(clock.millis(), values));
  }

  private Samples.Values values(SiteName site) {
    Optional<ApplicationStatus> status = lookout.freshApplication(site);
    Optional<ApplicationStatus.Link> toPeer = status.map(ApplicationStatus::peer);
    return new Samples.Values(
        site.value(),
        toPeer.map(ApplicationStatus.Link::lagMillis).orElse(null),
        toPeer.map(ApplicationStatus.Link::unacknowledged).orElse(null),
        status.map(known -> known.written(site.value())).orElse(null),
        lookout.answerMillis(site).orElse(null));
  }

  private static Accounts accounts(OpsConfig config, Path files, InstantSource clock) {
    Accounts accounts = new Accounts(files);
    boolean named = config.operator().isPresent() && config.operatorPassword().isPresent();
    if (accounts.isEmpty() && named) {
      accounts.first(config.operator().get(), config.operatorPassword().get(), clock.instant());
    }
    return accounts;
  }

  private static List<ApplicationWatch> applications(
      OpsConfig config, Caller caller, Stopwatch stopwatch) {
    List<URI> urls = config.applications();
    return IntStream.range(0, urls.size())
        .mapToObj(
            i ->
                new ApplicationWatch(caller, urls.get(i), config.site() + "-" + (i + 1), stopwatch))
        .toList();
  }

  private static Path directory(Path directory) {
    try {
      return Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + directory, e);
    }
  }

  /** What this server tells the other one, and what it takes over from it. */
  private final class Conversation implements PeerLink.Greetings {

    @Override
    public Greeting write() {
      return new Greeting(
          config.site(),
          config.node(),
          lookout.report(),
          List.of(signingKey.published()),
          runs.toShare());
    }

    @Override
    public void read(Greeting greeting) {
      keys.learn(greeting.keys());
      peerInventory.learn(greeting.report().servers());
      runs.merge(greeting.runs());
    }
  }
}
