package dev.twinsite.ops.rest;

import dev.twinsite.ops.Console;
import dev.twinsite.quorum.SiteRecord;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;

/** What the public is told. */
@RequestScoped
@Path("api/v1/notices")
@Produces(MediaType.APPLICATION_JSON)
public class NoticesResource {

  @Inject Console console;

  /** What happened, what is affected, and since when. */
  public record Notice(String what, String affected, Instant since) {}

  /** The notices that are in force now; empty if nothing is the matter. */
  public record NoticeList(List<Notice> notices) {}

  /** The notices that are in force now. */
  @GET
  public NoticeList notices() {
    return new NoticeList(
        console.server().orElseThrow().vote().current().stream()
            .flatMap(states -> states.sites().values().stream())
            .filter(site -> site.state().isOut())
            .map(NoticesResource::notice)
            .toList());
  }

  private static Notice notice(SiteRecord site) {
    return switch (site.state()) {
      case REJOINING ->
          new Notice(
              "The site " + site.site() + " is back and is catching up.",
              "Nothing, at the other site. " + site.site() + " does not take new work yet.",
              site.since());
      case DRAINED ->
          new Notice(
              "The site " + site.site() + " is out for planned work.",
              "Nothing, at the other site.",
              site.since());
      default ->
          new Notice(
              "The site " + site.site() + " is lost.",
              "The service continues at the other site. What "
                  + site.site()
                  + " had accepted alone shortly before returns with it.",
              site.since());
    };
  }
}
