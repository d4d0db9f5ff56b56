package dev.twinsite.ops;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.twinsite.ops.peer.Greeting;
import dev.twinsite.ops.peer.PeerClient;
import dev.twinsite.ops.peer.Seal.BrokenSealException;
import dev.twinsite.ops.peer.SealHeaders;
import dev.twinsite.ops.peer.SealedExchange;
import dev.twinsite.ops.peer.SealedExchange.SealedAnswer;
import dev.twinsite.ops.peer.VoteRequest;
import dev.twinsite.ops.time.Timing;
import dev.twinsite.quorum.Proposal;
import dev.twinsite.quorum.SiteStates;
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

  private static final Timing HURRY =
      new Timing(
          Duration.ofMillis(1200),
          Duration.ofMillis(150),
          Duration.ofMillis(50),
          Duration.ofMillis(50));

  private final SiteName site;
  private final SiteName peer;
  private final Path disk;
  private final HttpServer opsDoor;
  private final HttpServer applicationDoor;
  private URI peerUrl = URI.create("http://127.0.0.1:9");
  private int life;
  private volatile boolean linked = true;
  private volatile boolean databaseUp = true;
  private volatile boolean applicationUp = true;
  private volatile boolean regencyEnded;
  private volatile String lastReceiptAt = "null";
  private volatile DataSource database;
  private volatile @Nullable OpsServer server;

  Place(String site, String peer, Path disk) throws IOException, SQLException {
    this.site = new SiteName(site);
    this.peer = new SiteName(peer);
    this.disk = disk;
    this.database = Postgres.newDatabase();
    this.opsDoor = door(this::answerOps);
    this.applicationDoor = door(this::answerApplication);
  }

  private interface Answerer {
    void answer(HttpExchange exchange) throws IOException;
  }

  private static HttpServer door(Answerer answerer) throws IOException {
    HttpServer door =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    door.setExecutor(Executors.newCachedThreadPool());
    door.createContext("/", answerer::answer);
    door.start();
    return door;
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

  /** Starts the ops server with whatever its disk holds. */
  Place start() {
    OpsConfig config =
        new OpsConfig(
            site,
            peer,
            site + "-ops",
            List.of(url(applicationDoor)),
            peerUrl,
            "a secret that both ops servers share",
            disk.resolve("life" + life),
            Optional.empty(),
            Optional.empty());
    server = new OpsServer(config, this::source, InstantSource.system(), HURRY).start();
    return this;
  }

  /** The process is gone. */
  void die() {
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
    return switch (path) {
      case "/greet" ->
          sealed.answer(path, headers::getFirst, body, Greeting.class, running.link()::answer);
      case "/vote" ->
          sealed.answer(
              path,
              headers::getFirst,
              body,
              VoteRequest.class,
              request -> running.vote().vote(request.base(), request.proposal()));
      default ->
          sealed.answer(
              path, headers::getFirst, body, Proposal.class, running.vote()::leadForOther);
    };
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
         "peer":{"site":"%s","reachable":true,"unacknowledged":3,"lagMillis":7,"lastReceiptAt":%s},
         "positions":{"%s":"1/4711"},"incarnation":%s,"confirmed":true,"later":"field"}
        """
        .formatted(
            site,
            site,
            own("state"),
            own("epoch"),
            regency(),
            peer,
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
            + running.vote().current()
            + "\n  own report: "
            + running.lookout().report()
            + "\n  peer report: "
            + running.lookout().peerReport()
            + "\n  runs: "
            + running.runs().all();
  }
}
