package dev.twinsite.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.twinsite.client.OpsClient;
import dev.twinsite.client.Patience;
import dev.twinsite.client.SiteAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/**
 * Two sites in one heap that speak just enough of the service's language to be drilled: what one
 * accepts the other has at once, unless it is dead. They can be told to cheat, so that a drill can
 * be seen to notice.
 */
final class ToySites implements TwoSites, AutoCloseable {

  /** A way to break a promise. */
  enum Cheat {
    FORGETS_A_MESSAGE_AT_THE_LOSS,
    PAYS_A_TRANSFER_TWICE,
    NEVER_LETS_A_SITE_BE_LOST,
    LOSES_A_POSTED_TRANSFER,
    IS_NOT_WELL,
    DOES_NOT_COME_BACK
  }

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Map<String, Site> sites = new LinkedHashMap<>();
  private final Set<Cheat> cheats = EnumSet.noneOf(Cheat.class);
  private long epoch = 1;
  private int refusals;

  ToySites(Cheat... cheats) {
    this.cheats.addAll(List.of(cheats));
    sites.put("pangyo", new Site("pangyo"));
    sites.put("ansan", new Site("ansan"));
  }

  @Override
  public List<SiteAddress> applications() {
    return sites.values().stream().map(site -> SiteAddress.of(site.name, site.url())).toList();
  }

  @Override
  public OpsClient operations(String site) {
    return OpsClient.of(site, URI.create(sites.get(site).url()), Patience.DEFAULT);
  }

  @Override
  public Operator operator() {
    return new Operator("operator", "secret");
  }

  @Override
  public synchronized void killSite(String site) {
    sites.get(site).die();
    if (cheats.contains(Cheat.LOSES_A_POSTED_TRANSFER)) {
      sites.get(peerOf(site)).posted.removeIf(new FirstTransfer());
    }
    if (cheats.contains(Cheat.FORGETS_A_MESSAGE_AT_THE_LOSS)) {
      sites.get(peerOf(site)).messages.remove(0);
    }
  }

  @Override
  public synchronized void powerOn(String site) {
    if (cheats.contains(Cheat.DOES_NOT_COME_BACK)) {
      throw new IllegalStateException(site + " does not come back");
    }
    Site returning = sites.get(site);
    returning.copy(sites.get(peerOf(site)));
    returning.state = "ACTIVE";
    returning.live();
  }

  @Override
  public Map<String, Object> topology() {
    return Map.of("toys", 2);
  }

  @Override
  public void close() {
    sites.values().forEach(Site::die);
  }

  private synchronized Reply answer(Site here, String method, String path, String user, JsonNode in)
      throws IOException {
    String[] parts = path.substring(1).split("[/?]");
    return parts[0].equals("ops")
        ? operate(parts, in)
        : here.answer(method, parts, path, user, in, alive());
  }

  private List<Site> alive() {
    return sites.values().stream().filter(site -> site.alive).toList();
  }

  private Reply operate(String[] parts, JsonNode in) {
    if (parts[3].equals("sessions")) {
      return new Reply(200, session(in.path("username").asText()));
    }
    if (parts.length > 5) {
      return declareLost(parts[4]);
    }
    ObjectNode view = MAPPER.createObjectNode().put("epoch", epoch);
    for (Site site : sites.values()) {
      view.withArray("sites").addObject().put("site", site.name).put("state", site.state);
    }
    return new Reply(200, view);
  }

  private Reply declareLost(String site) {
    if (cheats.contains(Cheat.NEVER_LETS_A_SITE_BE_LOST)) {
      return Reply.refusal(403, "nobody-may");
    }
    if (refusals++ < 3) {
      return Reply.refusal(409, "peer-alive");
    }
    epoch++;
    sites.get(site).state = "LOST";
    sites.get(peerOf(site)).decideAll();
    return new Reply(202, MAPPER.createObjectNode().put("id", "run-1"));
  }

  private static ObjectNode session(String user) {
    ObjectNode session = MAPPER.createObjectNode();
    return session.put("token", user).put("expiresAt", "2100-01-01T00:00:00Z");
  }

  private record Reply(int status, JsonNode body) {
    static Reply refusal(int status, String rule) {
      return new Reply(status, MAPPER.createObjectNode().put("type", "urn:problem:" + rule));
    }
  }

  /** Accepts one transfer, the first one that it is shown. */
  private static final class FirstTransfer implements Predicate<Moved> {
    private boolean found;

    @Override
    public boolean test(Moved moved) {
      boolean first = !found && !moved.from().equals("bank");
      found |= first;
      return first;
    }
  }

  private record Moved(String id, String from, String to, long amount) {}

  private final class Site {
    private final String name;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private int port;
    private HttpServer server;
    private boolean alive;
    private String state = "ACTIVE";
    private final List<ObjectNode> messages = new ArrayList<>();
    private final Map<String, Moved> pending = new LinkedHashMap<>();
    private final List<Moved> posted = new ArrayList<>();

    Site(String name) {
      this.name = name;
      live();
    }

    String url() {
      return "http://127.0.0.1:" + port;
    }

    void live() {
      try {
        server =
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      port = server.getAddress().getPort();
      server.setExecutor(threads);
      server.createContext("/", this::serve);
      server.start();
      alive = true;
    }

    void die() {
      alive = false;
      server.stop(0);
    }

    void copy(Site survivor) {
      messages.clear();
      messages.addAll(survivor.messages);
      pending.clear();
      pending.putAll(survivor.pending);
      posted.clear();
      posted.addAll(survivor.posted);
    }

    void decideAll() {
      posted.addAll(pending.values());
      pending.clear();
    }

    private void serve(HttpExchange exchange) throws IOException {
      byte[] in = exchange.getRequestBody().readAllBytes();
      String token = "" + exchange.getRequestHeaders().getFirst("Authorization");
      Reply reply =
          ToySites.this.answer(
              this,
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              token.replace("Bearer ", ""),
              MAPPER.readTree(in));
      byte[] out = reply.body().toString().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("X-Site", name);
      exchange
          .getResponseHeaders()
          .add("X-Durability", alive().size() == 2 ? "both-sites" : "one-site");
      exchange.sendResponseHeaders(reply.status(), out.length);
      exchange.getResponseBody().write(out);
      exchange.close();
    }

    Reply answer(
        String method, String[] parts, String path, String user, JsonNode in, List<Site> alive) {
      boolean isWrite = !method.equals("GET");
      return switch (parts[2]) {
        case "users" -> new Reply(201, ((ObjectNode) in).put("state", "posted"));
        case "sessions" -> new Reply(200, session(in.path("username").asText()));
        case "rooms" -> isWrite ? write(parts, user, in, alive) : history(parts[3]);
        case "deposits" -> isWrite ? pay(parts[3], "bank", user, in, alive) : standing(parts[3]);
        case "transfers" ->
            isWrite ? pay(parts[3], user, in.path("to").asText(), in, alive) : standing(parts[3]);
        case "wallet" -> parts.length > 3 ? entries(user) : wallet(user);
        default -> path.contains("ready") ? ready() : path.contains("digest") ? digest() : status();
      };
    }

    private Reply write(String[] parts, String user, JsonNode in, List<Site> alive) {
      if (parts.length == 4) {
        return new Reply(201, ((ObjectNode) in).put("roomId", parts[3]));
      }
      ObjectNode message = MAPPER.createObjectNode();
      message.put("messageId", parts[5]).put("roomId", parts[3]).put("sender", user);
      message.put("text", in.path("text").asText()).put("origin", name);
      message.put("sentAt", "2026-01-01T00:00:00Z");
      if (messages.stream().noneMatch(known -> haveSameId(known, message))) {
        alive.forEach(site -> site.messages.add(message));
      }
      return new Reply(201, message);
    }

    private static boolean haveSameId(ObjectNode one, ObjectNode other) {
      return one.path("messageId").equals(other.path("messageId"));
    }

    private Reply history(String room) {
      ObjectNode page = MAPPER.createObjectNode();
      var list = page.putArray("messages");
      for (int i = messages.size() - 1; i >= 0; i--) {
        if (messages.get(i).path("roomId").asText().equals(room)) {
          list.add(messages.get(i));
        }
      }
      return new Reply(200, page);
    }

    private Reply pay(String id, String from, String to, JsonNode in, List<Site> alive) {
      Moved moved = new Moved(id, from, to, in.path("amount").asLong());
      if (!posted.contains(moved) && !pending.containsKey(id)) {
        boolean decides = alive.size() == 2 || state.equals("ACTIVE") && epoch > 1;
        if (decides) {
          alive.forEach(site -> site.post(moved));
        } else {
          pending.put(id, moved);
        }
      }
      return standing(id);
    }

    private void post(Moved moved) {
      posted.add(moved);
      boolean isTransfer = !moved.from.equals("bank");
      if (isTransfer && posted.size() % 10 == 0 && cheats.contains(Cheat.PAYS_A_TRANSFER_TWICE)) {
        posted.add(moved);
      }
    }

    private Reply standing(String id) {
      ObjectNode body = MAPPER.createObjectNode().put("origin", name);
      if (pending.containsKey(id)) {
        return new Reply(202, body.put("state", "pending"));
      }
      return posted.stream().anyMatch(moved -> moved.id.equals(id))
          ? new Reply(200, body.put("state", "posted"))
          : Reply.refusal(404, "unknown-transfer");
    }

    private Reply wallet(String user) {
      ObjectNode wallet = MAPPER.createObjectNode().put("accountId", user).put("currency", "KRW");
      return new Reply(200, wallet.put("balance", balance(user)));
    }

    private long balance(String user) {
      return posted.stream().mapToLong(moved -> signed(moved, user)).sum();
    }

    private static long signed(Moved moved, String user) {
      return moved.to.equals(user) ? moved.amount : moved.from.equals(user) ? -moved.amount : 0;
    }

    private Reply entries(String user) {
      ObjectNode page = MAPPER.createObjectNode();
      var list = page.putArray("entries");
      for (int i = posted.size() - 1; i >= 0; i--) {
        Moved moved = posted.get(i);
        if (signed(moved, user) != 0) {
          list.addObject()
              .put("transferId", moved.id)
              .put("amount", signed(moved, user))
              .put("counterparty", moved.from)
              .put("postedAt", "2026-01-01T00:00:00Z");
        }
      }
      return new Reply(200, page);
    }

    private Reply ready() {
      boolean well = state.equals("ACTIVE") && !cheats.contains(Cheat.IS_NOT_WELL);
      return new Reply(well ? 200 : 503, MAPPER.createObjectNode());
    }

    private Reply digest() {
      ObjectNode digest = MAPPER.createObjectNode().put("site", name).put("total", 0);
      return new Reply(200, digest.put("messages", messages.size()));
    }

    private Reply status() {
      ObjectNode status = MAPPER.createObjectNode().put("site", name).put("node", name + "-1");
      status.put("state", state).put("epoch", epoch);
      status.putObject("peer").put("site", "peer").put("unacknowledged", 0);
      status
          .putObject("positions")
          .put("pangyo", "1/" + posted.size())
          .put("ansan", "1/" + posted.size());
      return new Reply(200, status);
    }
  }
}
