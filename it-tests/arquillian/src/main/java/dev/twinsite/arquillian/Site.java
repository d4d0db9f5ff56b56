package dev.twinsite.arquillian;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** One of the two sites, as a test calls it: its application and its operations tooling. */
public final class Site {

  private final String name;
  private final List<Node> nodes;
  private final URI ops;
  private final PowerController power;
  private final Database database;

  /** Where the power of a site's servers is switched through Redfish, and who may do that. */
  public record PowerController(URI root, String username, String password) {}

  /**
   * @param nodes its application nodes, at least one
   * @param ops base URL of its operations server
   */
  Site(String name, List<Node> nodes, URI ops, PowerController power, Database database) {
    this.name = name;
    this.nodes = List.copyOf(nodes);
    this.ops = ops;
    this.power = power;
    this.database = database;
  }

  /** Its name, such as {@code pangyo}. */
  public String name() {
    return name;
  }

  /** Its application nodes, the first one first. */
  public List<Node> nodes() {
    return nodes;
  }

  /** The base URLs of its application nodes. */
  public List<URI> addresses() {
    return nodes.stream().map(Node::base).toList();
  }

  /**
   * The application node with that name.
   *
   * @throws IllegalArgumentException if the site has none
   */
  public Node node(String name) {
    return nodes.stream()
        .filter(node -> node.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(this + " has no node '" + name + "'"));
  }

  /**
   * The other one of two application nodes.
   *
   * @throws IllegalArgumentException if there is no other
   */
  public Node otherThan(Node node) {
    return nodes.stream()
        .filter(other -> !other.equals(node))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(node + " is the only node of " + this));
  }

  /** Its power controller, which answers when all of its servers are dead. */
  public PowerController power() {
    return power;
  }

  /** The name of its database's server. */
  public String databaseServer() {
    return name + "-db";
  }

  /** The name of its operations server. */
  public String operationsServer() {
    return name + "-ops";
  }

  /** The base URL of its operations server. */
  public URI operations() {
    return ops;
  }

  /** The name of its first application server, as in {@code arquillian.xml}. */
  public String firstServer() {
    return nodes.get(0).name();
  }

  /**
   * A connection to its database, for what no interface tells.
   *
   * @throws SQLException if the database does not answer
   */
  public Connection openDatabase() throws SQLException {
    return DriverManager.getConnection(database.url(), database.username(), database.password());
  }

  /** Where its database keeps its files on this machine; of use while it is dead. */
  public Path databaseDirectory() {
    return database.directory();
  }

  /** Where its operations server keeps the releases that can be installed. */
  public Path depot() {
    return database.directory().resolve("../../ops-data/depot").normalize();
  }

  /** The management model of its first application server. */
  public ServerModel firstServerModel() {
    return nodes.get(0).model();
  }

  /** A request to its first application node, such as {@code get("/api/v1/me")}. */
  public Call get(String path) {
    return call("GET", path);
  }

  /** A request that stores under an id of the caller's. */
  public Call put(String path) {
    return call("PUT", path);
  }

  /** A request that is no {@code PUT} although it writes. */
  public Call post(String path) {
    return call("POST", path);
  }

  /** A request that takes something away. */
  public Call delete(String path) {
    return call("DELETE", path);
  }

  /** Any request to its first application node. */
  public Call call(String method, String path) {
    return nodes.get(0).call(method, path);
  }

  /** Any request to its operations server. */
  public Call callOperations(String method, String path) {
    return new Call(method, URI.create(ops + path));
  }

  /**
   * What the site says of itself: {@code GET /api/v1/site} at the first node that answers.
   *
   * @throws NoAnswerException if none does
   */
  public JsonNode status() {
    for (Node node : nodes.subList(0, nodes.size() - 1)) {
      try {
        return status(node);
      } catch (NoAnswerException e) {
        // the next one may answer
      }
    }
    return status(nodes.get(nodes.size() - 1));
  }

  private static JsonNode status(Node node) {
    return node.get("/api/v1/site").send().body();
  }

  /** Whether every node says that the site is active and decides together with the other one. */
  public boolean isActive() {
    try {
      return nodes.stream().map(Site::status).allMatch(Site::isActive);
    } catch (NoAnswerException e) {
      return false;
    }
  }

  private static boolean isActive(JsonNode status) {
    return status.path("state").asText("").equals("ACTIVE")
        && status.path("mode").asText("").equals("BOTH_SITES");
  }

  @Override
  public String toString() {
    return name;
  }

  /** Where its database is. */
  record Database(String url, String username, String password, Path directory) {}
}
