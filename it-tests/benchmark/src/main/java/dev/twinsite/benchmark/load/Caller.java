package dev.twinsite.benchmark.load;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Sends calls without waiting. It neither retries nor changes sites, as a caller who wants an
 * answer would: what is measured is the site that was asked.
 */
public final class Caller implements AutoCloseable {

  /** A request that takes longer is unknown. */
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ExecutorService executor = Executors.newSingleThreadExecutor(Caller::thread);
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .executor(executor)
          .build();

  /** Sends a call; the stage always ends normally. */
  public CompletionStage<Ending> send(Call call) {
    return ask(call)
        .thenApply(answer -> answer.map(it -> it.ending(call.kind())).orElse(Ending.UNKNOWN));
  }

  /** Sends a call; the stage always ends normally, with nothing if there was no answer. */
  public CompletionStage<Optional<Answer>> ask(Call call) {
    CompletableFuture<HttpResponse<String>> response =
        http.sendAsync(call.request(), BodyHandlers.ofString());
    return response.handle(
        (it, failure) -> failure == null ? Optional.of(answer(it)) : Optional.empty());
  }

  private static Answer answer(HttpResponse<String> response) {
    return new Answer(
        response.statusCode(),
        response.headers().firstValue("X-Durability").orElse(""),
        response.headers().firstValue("Retry-After").isPresent(),
        response.body());
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "benchmark-answers");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
