package dev.twinsite.app.sync;

import dev.twinsite.app.rest.Answers;
import dev.twinsite.app.rest.Caller;
import dev.twinsite.app.rest.Input;
import dev.twinsite.identity.Username;
import dev.twinsite.identity.token.Roles;
import dev.twinsite.replication.Cursor;
import dev.twinsite.replication.JournalReader;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code /sync}. */
@Path("sync")
@RequestScoped
@RolesAllowed(Roles.USER)
@Produces(MediaType.APPLICATION_JSON)
public class SyncResource {

  private static final String NOW = "now";
  private static final int LONGEST_WAIT_SECONDS = 25;

  /**
   * What is new.
   *
   * @param cursor pass it as {@code since} next time, at either site
   */
  public record Sync(List<EventJson> events, String cursor) {}

  @Inject News news;
  @Inject NewsRounds rounds;
  @Inject JournalReader journal;
  @Inject Answers answers;

  /** What is new for the caller; waits for news if there are none. No thread waits with it. */
  @GET
  public CompletionStage<Sync> sync(
      @QueryParam("since") @Nullable String since,
      @QueryParam("wait") @Nullable String wait,
      @Context SecurityContext context) {
    if (NOW.equals(since)) {
      return CompletableFuture.completedFuture(nothingBefore(journal.head()));
    }
    Cursor cursor = Input.optional("since", since, OpaqueCursor::read).orElse(Cursor.START);
    long seconds = Input.number("wait", wait, 0, 0, LONGEST_WAIT_SECONDS);
    Username caller = Caller.of(context);
    long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    Reader reader = news.reader(caller, cursor);
    return new Wait(rounds, journal, answers, end).of(reader).thenApply(SyncResource::json);
  }

  /** For whoever reads how things stand and wants to hear only what changes them. */
  private static Sync nothingBefore(Cursor head) {
    return new Sync(List.of(), OpaqueCursor.write(head));
  }

  private static Sync json(News.Look look) {
    return new Sync(look.events(), OpaqueCursor.write(look.next().cursor()));
  }

  /** One caller's wait: looks, sleeps until something has happened at the site, looks again. */
  private record Wait(NewsRounds rounds, JournalReader journal, Answers answers, long endNanos) {

    CompletionStage<News.Look> of(Reader reader) {
      return answers.elsewhere(rounds.look(reader, answers::execute)).thenCompose(this::after);
    }

    private CompletionStage<News.Look> after(News.Look look) {
      Duration left = Duration.ofNanos(endNanos - System.nanoTime());
      return !look.isEmpty() || left.isNegative() || left.isZero()
          ? CompletableFuture.completedFuture(look)
          : journal.news(look.next().cursor(), left).thenCompose(ignored -> of(look.next()));
    }
  }
}
