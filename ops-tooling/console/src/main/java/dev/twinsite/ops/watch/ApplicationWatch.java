package dev.twinsite.ops.watch;

import dev.twinsite.ops.http.Caller;
import dev.twinsite.ops.json.Json;
import dev.twinsite.ops.time.Latest;
import dev.twinsite.ops.time.Seen;
import dev.twinsite.ops.time.Stopwatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** One application node of the own site, and what it said last. */
public final class ApplicationWatch {

  private static final Duration PATIENCE = Duration.ofMillis(1500);

  private final Caller caller;
  private final URI status;
  private final String nameUntilKnown;
  private final Latest<ApplicationStatus> seen;
  private final Stopwatch stopwatch;
  private volatile Optional<Duration> answered = Optional.empty();

  /**
   * The node under a base URL.
   *
   * @param nameUntilKnown its name until it has answered
   */
  public ApplicationWatch(Caller caller, URI base, String nameUntilKnown, Stopwatch stopwatch) {
    this.caller = caller;
    this.status = URI.create(base.toString().replaceAll("/+$", "") + "/api/v1/site");
    this.nameUntilKnown = nameUntilKnown;
    this.seen = new Latest<>(stopwatch);
    this.stopwatch = stopwatch;
  }

  /** What the node said last; empty if it has never answered. */
  public Optional<Seen<ApplicationStatus>> seen() {
    return seen.get();
  }

  /** How long it took to answer the last time; empty if it did not. */
  public Optional<Duration> answeredWithin() {
    return answered;
  }

  /** The name of the node. */
  public String name() {
    return seen.get().map(last -> last.value().node()).orElse(nameUntilKnown);
  }

  /** Asks the node once. Keeps the last answer if there is none. */
  public void ask() {
    long begun = stopwatch.nanos();
    try {
      HttpResponse<byte[]> answer = caller.send(HttpRequest.newBuilder(status).build(), PATIENCE);
      if (answer.statusCode() == 200) {
        seen.see(Json.read(answer.body(), ApplicationStatus.class));
        answered = Optional.of(stopwatch.since(begun));
      }
    } catch (IOException | UncheckedIOException e) {
      answered = Optional.empty();
      // No answer: the last one grows older, and that is what is reported.
    }
  }
}
