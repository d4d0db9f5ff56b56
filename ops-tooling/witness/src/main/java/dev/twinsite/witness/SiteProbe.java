package dev.twinsite.witness;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks at one site from outside, again and again. Its ops server says whether the site's database
 * has committed a probe and its application has answered lately, and its word counts. Only as long
 * as the ops server is silent, an application node that takes requests speaks for the site: it does
 * so only while its database answers.
 */
final class SiteProbe {

  /** When an answer came, by when it was asked for. */
  private record Answer(boolean alive, long askedAt) {}

  private static final Pattern ALIVE = Pattern.compile("\"alive\"\\s*:\\s*(true|false)");
  private static final Duration PATIENCE = Duration.ofMillis(1000);

  private final HttpClient http;
  private final URI operations;
  private final List<URI> nodes;
  private final long lately;
  private volatile @Nullable Answer ofOperations;
  private volatile @Nullable Answer ofApplication;

  /**
   * The probe of one site.
   *
   * @param lately how old an answer may be to count
   */
  SiteProbe(HttpClient http, URI operations, List<URI> nodes, Duration lately) {
    this.http = http;
    this.operations = operations.resolve("/ops/api/v1/alive");
    this.nodes =
        nodes.stream().map(node -> node.resolve("/api/v1/site/ready?for=messages")).toList();
    this.lately = lately.toNanos();
  }

  /** Asks everybody once, at the same time, and waits for the answers, a second at most. */
  void ask() {
    long now = System.nanoTime();
    List<CompletableFuture<Void>> answers = new ArrayList<>();
    answers.add(answer(operations).thenAccept(answer -> hearOperations(answer, now)));
    for (URI node : nodes) {
      answers.add(answer(node).thenAccept(answer -> hearNode(answer, now)));
    }
    answers.forEach(CompletableFuture::join);
  }

  /** An answer that says neither, for example of a server that boots, is none. */
  private void hearOperations(Optional<HttpResponse<String>> answer, long askedAt) {
    answer
        .filter(response -> response.statusCode() == 200)
        .map(response -> ALIVE.matcher(response.body()))
        .filter(Matcher::find)
        .ifPresent(found -> ofOperations = new Answer(found.group(1).equals("true"), askedAt));
  }

  private void hearNode(Optional<HttpResponse<String>> answer, long askedAt) {
    if (answer.filter(response -> response.statusCode() == 200).isPresent()) {
      ofApplication = new Answer(true, askedAt);
    }
  }

  private CompletableFuture<Optional<HttpResponse<String>>> answer(URI uri) {
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
    return http.sendAsync(request, BodyHandlers.ofString())
        .handle((answer, failure) -> Optional.ofNullable(answer));
  }

  /** When the look began that last found the site at work; empty if that was too long ago. */
  OptionalLong sign(long now) {
    Answer operationsSaid = ofOperations;
    Answer counts = isFresh(operationsSaid, now) ? operationsSaid : ofApplication;
    return counts != null && counts.alive() && isFresh(counts, now)
        ? OptionalLong.of(counts.askedAt())
        : OptionalLong.empty();
  }

  private boolean isFresh(@Nullable Answer answer, long now) {
    return answer != null && now - answer.askedAt() <= lately;
  }

  static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(PATIENCE)
        .build();
  }
}
