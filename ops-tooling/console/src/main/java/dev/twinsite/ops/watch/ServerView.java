package dev.twinsite.ops.watch;

/**
 * A server of a site.
 *
 * @param role {@code application}, {@code operations} or {@code database}
 * @param reachable whether it has answered lately, as seen from its own site's ops server
 */
public record ServerView(String name, String role, boolean reachable) {}
