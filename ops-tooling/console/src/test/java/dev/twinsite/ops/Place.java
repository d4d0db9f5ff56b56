package dev.twinsite.ops;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.twinsite.ops.drill.DrillPlan;
import dev.twinsite.ops.peer.Greeting;
import dev.twinsite.ops.peer.Inquiry;
import dev.twinsite.ops.peer.PeerClient;
import dev.twinsite.ops.peer.Seal.BrokenSealException;
import dev.twinsite.ops.peer.SealHeaders;
import dev.twinsite.ops.peer.SealedExchange;
import dev.twinsite.ops.peer.SealedExchange.SealedAnswer;
import dev.twinsite.ops.runbook.SitePower;
import dev.twinsite.ops.servers.PowerConfig;
import dev.twinsite.ops.time.Timing;
import dev.twinsite.quorum.Policy;
import dev.twinsite.quorum.SiteStates;
import dev.twinsite.quorum.VoterName;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SiteState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One site of a test: an ops server behind real sockets, a real database, and an application that
 * says what the database says.
 */
final class Place implements AutoCloseable {

  static final Duration DECLARE_AFTER = Duration.ofMillis(1500);

  private static final Timing HURRY =
      new Timing(
          DECLARE_AFTER,
          Duration.ofMillis(150),
          Duration.ofMillis(50),
          Duration.ofMillis(50),
          Duration.ofMillis(50));

  private final SiteName site;
  private final SiteName peer;
  private final Path disk;
  private final Voters voters;
  private Policy policy = new Policy(false, null);
  private String secret = Voters.SECRET;
  private final HttpServer opsDoor;
  private final HttpServer applicationDoor;
  private URI peerUrl = URI.create("http://127.0.0.1:9");
  private int life;
  private volatile boolean linked = true;
  private volatile boolean databaseUp = true;
  private volatile boolean applicationUp = true;
  private volatile boolean regencyEnded;
  private volatile String lastReceiptAt = "null";
  private volatile long owed;
  private @Nullable SitePower power;
  private List<DrillPlan> drills = List.of();
  private boolean production;
  private volatile DataSource database;
  private volatile @Nullable OpsServer server;

  Place(String site, String peer, Path disk, Voters voters) throws IOException, SQLException {
    this.voters = voters;
    this.site = new SiteName(site);
    this.peer = new SiteName(peer);
    this.disk = disk;
    this.database = Postgres.newDatabase();
    this.opsDoor = door(this::answerOps);
    this.applicationDoor = door(this::answerApplication);
    Voters.found(VoterName.opsOf(this.site), voterDisk());
  }

  /** Where its vote lies. */
  Path voterDisk() {
    return disk.resolve("life" + life).resolve("quorum");
  }

  /** What a new quorum begins with. */
  Place policy(Policy wanted) {
    policy = wanted;
    return this;
  }

  /** From now on it votes with another secret. */
  void secret(String other) {
    secret = other;
  }

  /** What its ops server holds by itself from its next start on. */
  void drills(List<DrillPlan> plans) {
    drills = plans;
  }

  /** From the next start of its ops server on, what is dangerous takes a second person. */
  void production() {
    production = true;
  }

  /** Whether its ops server says that the site does its work. */
  boolean isAtWork() {
    OpsServer running = server;
    return running != null && running.lookout().signOfLife(site).isPresent();
  }

  private interface Answerer {
    void answer(HttpExchange exchange) throws IOException;
  }

  private static HttpServer door(Answerer answerer) throws IOException {
    HttpServer door =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    door.setExecutor(Executors.newCachedThreadPool(Place::daemon));
    door.createContext("/", answerer::answer);
    door.start();
    return door;
  }

  /** Idle threads of a pool would keep the JVM of the tests alive for a minute. */
  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "door");
    thread.setDaemon(true);
    return thread;
  }

  URI url() {
    return url(opsDoor);
  }

  private static URI url(HttpServer door) {
    return URI.create("http://127.0.0.1:" + door.getAddress().getPort());
  }

  SiteName name() {
    return site;
  }

  /** Where to find the other site's ops server from now on. */
  void reaches(Place other) {
    peerUrl = other.url();
  }

  /** Starts the ops server with whatever its disk holds, if it does not run. */
  synchronized Place start() {
    if (server != null) {
      return this;
    }
    OpsConfig config =
        new OpsConfig(
            site,
            peer,
            site + "-ops",
            List.of(url(applicationDoor)),
            peerUrl,
            "a secret that both ops servers share",
            disk.resolve("life" + life),
            voters.config(VoterName.opsOf(site), voterDisk(), secret),
            policy,
            DECLARE_AFTER,
            Duration.ofSeconds(20),
            Optional.empty(),
            Optional.empty(),
            PowerConfig.NONE,
            new DeskConfig(
                production, Optional.empty(), List.of(node()), Optional.empty(), drills));
    server =
        new OpsServer(
                config, this::source, InstantSource.system(), HURRY, Optional.ofNullable(power))
            .start();
    return this;
  }

  /** The base directory of its application node. */
  private Path node() {
    return disk.resolve("servers").resolve(site + "-1");
  }

  /** Where its application node takes what is to be deployed. */
  Path deployments() {
    return node().resolve("deployments");
  }

  /** Where its ops server keeps releases. */
  Path depot() {
    return file("depot");
  }

  /** The process is gone, and so is all that it held of its disk. */
  synchronized void die() {
    OpsServer last = server;
    server = null;
    if (last != null) {
      last.close();
    }
  }

  /** The whole site is gone. */
  void loseEverything() {
    die();
    databaseUp = false;
    applicationUp = false;
  }

  /** Its processes run again, on the disks they had. */
  Place comeBack() {
    databaseUp = true;
    applicationUp = true;
    return start();
  }

  /** Its disks are empty. */
  void wipe() throws SQLException {
    life++;
    database = Postgres.newDatabase();
  }

  /** Another database takes the place of its own. */
  void swapDatabase(DataSource other) {
    database = other;
  }

  DataSource database() {
    return database;
  }

  void databaseUp(boolean up) {
    databaseUp = up;
  }

  void applicationUp(boolean up) {
    applicationUp = up;
  }

  /** Whether the ops servers reach this one, and it the others. */
  void linked(boolean now) {
    linked = now;
  }

  /** From now on the application says that it got a receipt just now. */
  void hearsReceipts(boolean now) {
    lastReceiptAt = now ? "now" : "null";
  }

  /** Its ops server switches the servers of both sites this way. */
  void power(SitePower switches) {
    power = switches;
  }

  /** Whether any of its processes runs. */
  boolean isDark() {
    return server == null && !databaseUp && !applicationUp;
  }

  boolean isOpsDark() {
    return server == null;
  }

  boolean isApplicationDark() {
    return !applicationUp;
  }

  /** How many events the application says that the other site has not acknowledged. */
  void owes(long events) {
    owed = events;
  }

  /** The state of the own site that a transaction is told when it comes in. */
  String entrance() {
    return text("select state from site.enter_fence() where site = '" + site + "'");
  }

  /** The application has ended its regency, or has seen the end of its peer's. */
  void regencyEnded(boolean now) {
    regencyEnded = now;
  }

  OpsServer server() {
    OpsServer running = server;
    if (running == null) {
      throw new IllegalStateException(site + "-ops is dead");
    }
    return running;
  }

  SiteStates states() {
    return server().vote().current().orElseThrow();
  }

  SiteState stateOf(Place other) {
    return states().stateOf(other.name());
  }

  /** A node starts and asks for the states to be confirmed. */
  UUID boot(String node) throws SQLException {
    UUID boot = UUID.randomUUID();
    run(
        """
        insert into site.node_boot (node, boot_id, requested_at) values ('%s', '%s', now())
        on conflict (node) do update set boot_id = excluded.boot_id, confirmed_epoch = null
        """
            .formatted(node, boot));
    return boot;
  }

  boolean isConfirmed(UUID boot) {
    return number(
            "select count(*) from site.node_boot where confirmed_epoch is not null and boot_id = '"
                + boot
                + "'")
        == 1;
  }

  /** The state that the site's own database holds about a site. */
  String fenced(Place other) {
    return text("select state from site.site_state where site = '" + other.name() + "'");
  }

  long fencedEpoch() {
    return number("select max(epoch) from site.site_state");
  }

  /** When its ops server last committed something there. */
  Instant lastProbe() {
    return Instant.parse(
        text(
            "select to_char(committed_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
                + " from site.probe"));
  }

  /** A file of its ops server. */
  Path file(String name) {
    return disk.resolve("life" + life).resolve(name);
  }

  long knownKeys() {
    return number("select count(*) from site.operator_key");
  }

  void run(String sql) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.createStatement().execute(sql);
    }
  }

  private long number(String query) {
    return Long.parseLong(text(query));
  }

  private String text(String query) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() ? String.valueOf(row.getString(1)) : "nothing";
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private DataSource source() throws SQLException {
    if (!databaseUp) {
      throw new SQLException("the database of " + site + " is down");
    }
    return database;
  }

  private void answerOps(HttpExchange exchange) throws IOException {
    OpsServer running = server;
    if (running == null || !linked) {
      exchange.close();
      return;
    }
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath().substring(PeerClient.BASE.length());
    try {
      send(exchange, answer(running, path, exchange, body));
    } catch (BrokenSealException e) {
      exchange.sendResponseHeaders(401, -1);
      exchange.close();
    }
  }

  private SealedAnswer answer(OpsServer running, String path, HttpExchange exchange, byte[] body)
      throws BrokenSealException {
    SealedExchange sealed = new SealedExchange(running.seal(), site, peer);
    var headers = exchange.getRequestHeaders();
    return path.equals("/exchange")
        ? sealed.answer(path, headers::getFirst, body, Inquiry.class, running.record()::answer)
        : sealed.answer(path, headers::getFirst, body, Greeting.class, running.link()::answer);
  }

  private void send(HttpExchange exchange, SealedAnswer answer) throws IOException {
    if (!linked) {
      exchange.close();
      return;
    }
    exchange.getResponseHeaders().add(SealHeaders.SEAL, answer.seal());
    exchange.sendResponseHeaders(200, answer.body().length);
    exchange.getResponseBody().write(answer.body());
    exchange.close();
  }

  private void answerApplication(HttpExchange exchange) throws IOException {
    if (!applicationUp || !databaseUp) {
      exchange.close();
      return;
    }
    byte[] body = status().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private String status() {
    String receipt =
        lastReceiptAt.equals("now") ? "\"" + InstantSource.system().instant() + "\"" : "null";
    return """
        {"site":"%s","node":"%s-1","state":"%s","epoch":%s,"mode":"BOTH_SITES","regency":"%s",
         "peer":{"site":"%s","reachable":true,"unacknowledged":%s,"lagMillis":7,"lastReceiptAt":%s},
         "positions":{"%s":"1/4711"},"incarnation":%s,"confirmed":true,"later":"field"}
        """
        .formatted(
            site,
            site,
            own("state"),
            own("epoch"),
            regency(),
            peer,
            owed,
            receipt,
            site,
            own("incarnation"));
  }

  private String own(String column) {
    String value = text("select " + column + " from site.site_state where site = '" + site + "'");
    return value.equals("nothing") ? "0" : value;
  }

  private String regency() {
    if (regencyEnded) {
      return "NONE";
    }
    boolean peerOut =
        !text("select state from site.site_state where site = '" + peer + "'").equals("ACTIVE");
    return own("state").equals("ACTIVE") ? (peerOut ? "REGENT" : "NONE") : "WAITING_FOR_END";
  }

  @Override
  public void close() {
    opsDoor.stop(0);
    applicationDoor.stop(0);
    die();
    awaitEnd(opsDoor);
    awaitEnd(applicationDoor);
  }

  /** Somebody may still be answering; nothing of a site outlives its test. */
  private static void awaitEnd(HttpServer door) {
    ExecutorService answering = (ExecutorService) door.getExecutor();
    answering.shutdownNow();
    Await.until("nobody answers any more", () -> door, answering::isTerminated);
  }

  @Override
  public String toString() {
    OpsServer running = server;
    return running == null
        ? site + ": dead"
        : site
            + ": "
            + running.vote().state()
            + " leader "
            + running.vote().leader()
            + "\n  own report: "
            + running.lookout().report()
            + "\n  peer report: "
            + running.lookout().peerReport()
            + "\n  runs: "
            + running.runs().all();
  }
}
