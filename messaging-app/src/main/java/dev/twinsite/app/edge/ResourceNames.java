package dev.twinsite.app.edge;

import java.util.Set;

/**
 * The short names by which answers are counted. They come from a fixed list, so that nobody can
 * make up new ones by what they ask for.
 */
final class ResourceNames {

  private static final String API = "/api/v1/";
  private static final String OTHER = "other";
  private static final Set<String> RESOURCES =
      Set.of(
          "users",
          "sessions",
          "me",
          "rooms",
          "sync",
          "live",
          "wallet",
          "deposits",
          "transfers",
          "site");
  private static final Set<String> IN_ROOM =
      Set.of("members", "messages", "read-marker", "presence");
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE");

  private ResourceNames() {}

  /** The resource that a path belongs to, {@code messages} for a message of a room. */
  static String of(String path) {
    if (!path.startsWith(API)) {
      return OTHER;
    }
    String[] parts = path.substring(API.length()).split("/", 4);
    if (parts.length > 2 && parts[0].equals("rooms") && IN_ROOM.contains(parts[2])) {
      return parts[2];
    }
    return RESOURCES.contains(parts[0]) ? parts[0] : OTHER;
  }

  static String ofMethod(String method) {
    return METHODS.contains(method) ? method : OTHER;
  }
}
