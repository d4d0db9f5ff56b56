package dev.twinsite.arquillian;

import java.net.URI;

/**
 * One application node of a site, for what one node alone is asked or told.
 *
 * @param name of its server, such as {@code pangyo-2}
 * @param base its base URL
 * @param managementPort on this machine
 */
public record Node(String name, URI base, int managementPort) {

  /** Any request to it. */
  public Call call(String method, String path) {
    return new Call(method, URI.create(base + path));
  }

  /** A request such as {@code get("/api/v1/me")}. */
  public Call get(String path) {
    return call("GET", path);
  }

  /** A request that stores under an id of the caller's. */
  public Call put(String path) {
    return call("PUT", path);
  }

  /** Its management model. */
  public ServerModel model() {
    return new ServerModel(name, managementPort);
  }

  @Override
  public String toString() {
    return name;
  }
}
