package dev.twinsite.ops.rest;

import dev.twinsite.ops.Console;
import dev.twinsite.ops.OpsServer;
import dev.twinsite.ops.events.Feed;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Which views a page can watch: the same that it can ask for. */
@ApplicationScoped
public class FeedViews {

  @Inject Console console;

  /**
   * Who answers, and where to turn when it does not.
   *
   * @param peerConsole where people reach the other site's console; null if that is not told
   */
  public record Place(
      String site, String peer, String node, @Nullable URI peerConsole, boolean production) {}

  // After the console has started.
  void begin(@Observes @Initialized(ApplicationScoped.class) @Priority(3000) Object begun) {
    console.server().ifPresent(FeedViews::add);
  }

  private static void add(OpsServer server) {
    Feed feed = server.feed();
    feed.view("place", () -> place(server));
    feed.view("sites", () -> new SitesSeen(server).view());
    feed.view("runs", () -> RunsResource.list(server));
    feed.view("notices", () -> NoticesResource.list(server));
    feed.view("approvals", () -> ApprovalsResource.list(server));
    feed.view("sample", () -> server.samples().recent());
  }

  private static Place place(OpsServer server) {
    var config = server.config();
    return new Place(
        config.site().value(),
        config.peer().value(),
        config.node(),
        config.desk().peerConsole().orElse(null),
        config.desk().production());
  }
}
