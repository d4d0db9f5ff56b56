package dev.twinsite.arquillian;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** One of the two sites, as a test calls it: its application and its operations tooling. */
public final class Site {

  private final String name;
  private final List<URI> nodes;
  private final URI ops;
  private final int managementPort;
  private final Database database;

  /**
   * @param nodes base URLs of its application nodes, at least one
   * @param ops base URL of its operations server
   * @param managementPort of its first application node
   */
  Site(String name, List<URI> nodes, URI ops, int managementPort, Database database) {
    this.name = name;
    this.nodes = List.copyOf(nodes);
    this.ops = ops;
    this.managementPort = managementPort;
    this.database = database;
  }

  /** Its name, such as {@code pangyo}. */
  public String name() {
    return name;
  }

  /** The base URLs of its application nodes. */
  public List<URI> nodes() {
    return nodes;
  }

  /** The base URL of its operations server. */
  public URI operations() {
    return ops;
  }

  /** The name of its first application server, as in {@code arquillian.xml}. */
  public String firstServer() {
    return name + "-1";
  }

  /**
   * A connection to its database, for what no interface tells.
   *
   * @throws SQLException if the database does not answer
   */
  public Connection openDatabase() throws SQLException {
    return DriverManager.getConnection(database.url(), database.username(), database.password());
  }

  /** The management model of its first application server. */
  public ServerModel firstServerModel() {
    return new ServerModel(firstServer(), managementPort);
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
    return new Call(method, URI.create(nodes.get(0) + path));
  }

  /** Any request to its operations server. */
  public Call callOperations(String method, String path) {
    return new Call(method, URI.create(ops + path));
  }

  /**
   * What the site says of itself: {@code GET /api/v1/site}.
   *
   * @throws NoAnswerException if it says nothing
   */
  public JsonNode status() {
    return get("/api/v1/site").send().body();
  }

  /** Whether it says of itself that it is active and decides together with the other site. */
  public boolean isActive() {
    try {
      JsonNode status = status();
      return status.path("state").asText("").equals("ACTIVE")
          && status.path("mode").asText("").equals("BOTH_SITES");
    } catch (NoAnswerException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return name;
  }

  /** Where its database is. */
  record Database(String url, String username, String password) {}
}
