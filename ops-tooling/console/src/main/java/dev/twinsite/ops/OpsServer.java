package dev.twinsite.ops;

import dev.twinsite.ops.fence.Connections;
import dev.twinsite.ops.fence.DatabaseView;
import dev.twinsite.ops.fence.DatabaseWatch;
import dev.twinsite.ops.http.Caller;
import dev.twinsite.ops.login.Accounts;
import dev.twinsite.ops.login.KnownKeys;
import dev.twinsite.ops.login.LoginLimit;
import dev.twinsite.ops.login.SigningKey;
import dev.twinsite.ops.login.Tokens;
import dev.twinsite.ops.peer.Agreement;
import dev.twinsite.ops.peer.Greeting;
import dev.twinsite.ops.peer.PeerClient;
import dev.twinsite.ops.peer.PeerLink;
import dev.twinsite.ops.peer.Seal;
import dev.twinsite.ops.run.Homecoming;
import dev.twinsite.ops.run.RunDriver;
import dev.twinsite.ops.run.Runs;
import dev.twinsite.ops.store.DurableFile;
import dev.twinsite.ops.store.VoterFile;
import dev.twinsite.ops.time.Latest;
import dev.twinsite.ops.time.Pulse;
import dev.twinsite.ops.time.Stopwatch;
import dev.twinsite.ops.time.Timing;
import dev.twinsite.ops.watch.ApplicationWatch;
import dev.twinsite.ops.watch.Lookout;
import dev.twinsite.ops.watch.PeerInventory;
import dev.twinsite.ops.watch.SiteReport;
import dev.twinsite.quorum.OperatorVote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/**
 * One ops server: its parts, put together. It reads its files, then watches its database, its
 * application and the other ops server, each on a thread of its own, so that nothing that is absent
 * holds up anything else.
 */
public final class OpsServer implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(OpsServer.class);

  private final OpsConfig config;
  private final Timing timing;
  private final Seal seal;
  private final SigningKey signingKey;
  private final KnownKeys keys;
  private final OperatorVote vote;
  private final DatabaseWatch database;
  private final List<ApplicationWatch> applications;
  private final Lookout lookout;
  private final Agreement agreement;
  private final PeerClient peer;
  private final PeerLink link;
  private final PeerInventory peerInventory;
  private final Accounts accounts;
  private final LoginLimit loginLimit;
  private final Tokens tokens;
  private final Runs runs;
  private final RunDriver runDriver;
  private final Homecoming homecoming;
  private final List<Pulse> pulses = new ArrayList<>();

  /**
   * Puts a server together from its files. Nothing runs yet.
   *
   * @throws UncheckedIOException if its files cannot be read or its directory not be made
   */
  public OpsServer(OpsConfig config, Connections connections, InstantSource clock) {
    this(config, connections, clock, Timing.DEFAULT);
  }

  OpsServer(OpsConfig config, Connections connections, InstantSource clock, Timing timing) {
    Stopwatch stopwatch = Stopwatch.SYSTEM;
    this.config = config;
    this.timing = timing;
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
            timing.lately(),
            clock,
            stopwatch);
    peer =
        new PeerClient(
            config.site(),
            config.peer(),
            config.peerOps(),
            seal,
            caller,
            timing.lately(),
            stopwatch);
    vote = new OperatorVote(config.site(), config.peer(), new VoterFile(files), peer, lookout);
    agreement = new Agreement(config.site(), vote);
    database =
        new DatabaseWatch(
            config.site(),
            connections,
            vote,
            agreement,
            keys::all,
            new DurableFile(files, "projection.json"),
            databaseSeen,
            stopwatch);
    link =
        new PeerLink(
            config.site(),
            config.peer(),
            vote,
            peer,
            agreement,
            lookout,
            peerSeen,
            new Conversation(),
            clock,
            stopwatch);
    peerInventory = new PeerInventory(files, config.peer());
    accounts = accounts(config, files, clock);
    loginLimit = new LoginLimit(clock);
    tokens = new Tokens(signingKey, keys, clock);
    runs = new Runs(files);
    runDriver =
        new RunDriver(
            config.site(), config.node(), vote, runs, lookout, agreement::admitted, clock);
    homecoming = new Homecoming(config.node(), vote, lookout, clock);
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
    pulses.add(Pulse.start("twinsite-peer", timing.applicationAndPeerPause(), link::greet));
    pulses.add(Pulse.start("twinsite-runs", timing.runPause(), this::driveRuns));
    return this;
  }

  @Override
  public void close() {
    pulses.forEach(Pulse::close);
    pulses.clear();
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
  public OperatorVote vote() {
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

  /** On what ground this server vouches for the states. */
  public Agreement agreement() {
    return agreement;
  }

  /** The other ops server, as this one calls it. */
  public PeerClient peer() {
    return peer;
  }

  /** The conversation with the other ops server. */
  public PeerLink link() {
    return link;
  }

  private void driveRuns() {
    homecoming.look();
    runDriver.drive();
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
          vote.held(),
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
