package dev.twinsite.ops.rest;

import dev.twinsite.ops.Console;
import dev.twinsite.ops.OpsServer;
import dev.twinsite.ops.notice.Bulletin;
import dev.twinsite.ops.notice.Bulletin.Kind;
import dev.twinsite.ops.notice.Notice;
import dev.twinsite.ops.notice.Notices;
import dev.twinsite.ops.notice.Text;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the public is told, and what operators add to it. */
@RequestScoped
@Path("api/v1/notices")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class NoticesResource {

  /** How many bulletins one notice may have. */
  static final int MOST_BULLETINS = 200;

  @Inject Console console;

  /** The notices, open ones first, then the latest first. */
  public record NoticeList(List<NoticeView> notices) {}

  /**
   * What an operator says. What is missing stays as it is.
   *
   * @param nextUpdate when news can be expected
   * @param close whether the matter is over
   */
  public record Words(
      @Nullable Text en,
      @Nullable Text ko,
      @Nullable Instant nextUpdate,
      @Nullable Boolean close) {}

  /** What is and was the matter; empty if nothing ever was. Anybody may ask. */
  @GET
  public NoticeList notices() {
    return list(console.server().orElseThrow());
  }

  static NoticeList list(OpsServer server) {
    return new NoticeList(server.record().notices().all().stream().map(NoticeView::of).toList());
  }

  /** One notice. Anybody may ask. */
  @GET
  @Path("{id}")
  public NoticeView notice(@PathParam("id") String id) {
    return NoticeView.of(find(id));
  }

  /** Publishes a notice of an operator's own, in both languages. */
  @POST
  @LoggedIn
  public Response add(@Nullable Words words, @Context SecurityContext caller) {
    Words said = checked(words);
    Limits.text("en.what", part(said.en()), Text.LONGEST);
    Limits.text("ko.what", part(said.ko()), Text.LONGEST);
    UUID id = UUID.randomUUID();
    say(id, Bulletin.GENERAL, Kind.OPENED, said, caller);
    return Response.created(URI.create("/ops/api/v1/notices/" + id))
        .entity(NoticeView.of(find(id.toString())))
        .build();
  }

  /** Adds to a notice, says it better, or closes it. Nothing that was said is taken back. */
  @PATCH
  @Path("{id}")
  @LoggedIn
  public NoticeView change(
      @PathParam("id") String id, @Nullable Words words, @Context SecurityContext caller) {
    Notice notice = find(id);
    Words said = checked(words);
    boolean close = Boolean.TRUE.equals(said.close());
    if (!close && said.nextUpdate() == null && isSilent(said.en()) && isSilent(said.ko())) {
      throw Problem.invalidValue("en, ko, nextUpdate and close are missing; one must be there")
          .asException();
    }
    if (notice.bulletins().size() >= MOST_BULLETINS) {
      throw Problem.of(422, "too-many", "a notice has at most " + MOST_BULLETINS + " bulletins")
          .asException();
    }
    say(notice.id(), notice.subject(), close ? Kind.CLOSED : Kind.UPDATED, said, caller);
    return NoticeView.of(find(id));
  }

  private void say(UUID notice, String subject, Kind kind, Words said, SecurityContext caller) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    kept()
        .add(
            List.of(
                new Bulletin(
                    UUID.randomUUID(),
                    notice,
                    subject,
                    kind,
                    now,
                    caller.getUserPrincipal().getName(),
                    orSilent(said.en()),
                    orSilent(said.ko()),
                    said.nextUpdate())));
  }

  private static Words checked(@Nullable Words words) {
    if (words == null) {
      throw Problem.of(400, "malformed", "the body is missing").asException();
    }
    check("en", words.en());
    check("ko", words.ko());
    return words;
  }

  private static void check(String language, @Nullable Text text) {
    if (text != null) {
      check(language + ".what", text.what());
      check(language + ".affected", text.affected());
      check(language + ".done", text.done());
      check(language + ".cause", text.cause());
    }
  }

  private static void check(String field, @Nullable String value) {
    if (value != null) {
      Limits.text(field, value, Text.LONGEST);
    }
  }

  private static boolean isSilent(@Nullable Text text) {
    return text == null || text.isSilent();
  }

  private static @Nullable String part(@Nullable Text text) {
    return text == null ? null : text.what();
  }

  private static Text orSilent(@Nullable Text text) {
    return text == null ? Text.SILENT : text;
  }

  private Notice find(String id) {
    return kept()
        .find(Limits.id("the id of a notice", id))
        .orElseThrow(
            () -> Problem.of(404, "unknown-notice", "there is no such notice").asException());
  }

  private Notices kept() {
    return console.server().orElseThrow().record().notices();
  }
}
