package dev.twinsite.ops.power.redfish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.twinsite.ops.power.PowerException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Requests to one Redfish service: not too many at a time, each in time, and again where that can
 * help. What cannot be reached or is busy is asked again; what changes something is asked again
 * only if it certainly did not arrive.
 */
final class Wire {

  static final ObjectMapper JSON = new ObjectMapper();

  private static final Duration TO_CONNECT = Duration.ofSeconds(3);

  /** One for all services: each client has threads of its own, and there may be many services. */
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(Version.HTTP_1_1)
          .followRedirects(Redirect.NEVER)
          .connectTimeout(TO_CONNECT)
          .build();

  private final URI root;
  private final RedfishLimits limits;
  private final Semaphore slots;
  private final AtomicInteger mostInFlight = new AtomicInteger();
  private final AtomicLong requests = new AtomicLong();

  Wire(URI root, RedfishLimits limits) {
    this.root = root;
    this.limits = limits;
    this.slots = new Semaphore(limits.inFlight(), true);
  }

  /**
   * The address that a service has given, which may be relative.
   *
   * @throws PowerException if it leads to another host: nobody else is told who we are
   */
  URI resolve(String given) throws PowerException {
    try {
      URI target = root.resolve(given);
      if (root.getScheme().equals(target.getScheme())
          && root.getAuthority().equals(target.getAuthority())) {
        return target;
      }
    } catch (IllegalArgumentException e) {
      // Not an address at all: refused below.
    }
    throw new PowerException(root + " leads to '" + given + "', which is not on the same host");
  }

  Reply get(URI target, Map<String, String> headers) throws PowerException {
    return send("GET", target, null, headers);
  }

  /** Whatever the last attempt was answered; the caller looks at the status. */
  Reply send(String method, URI target, @Nullable JsonNode body, Map<String, String> headers)
      throws PowerException {
    HttpRequest request = request(method, target, body, headers);
    for (int attempt = 1; ; attempt++) {
      boolean last = attempt == limits.attempts();
      try {
        Reply reply = once(request);
        if (!reply.isBusy() || last) {
          return reply;
        }
        pause(shorter(reply.retryAfter().orElse(limits.pauseAfter(attempt))));
      } catch (IOException e) {
        if (last || !isRepeatable(method, e)) {
          throw new PowerException(method + " " + target + ": " + e.getMessage(), e);
        }
        pause(limits.pauseAfter(attempt));
      }
    }
  }

  private static boolean isRepeatable(String method, IOException fault) {
    return method.equals("GET")
        || fault.getCause() instanceof ConnectException
        || fault.getCause() instanceof HttpConnectTimeoutException;
  }

  private static HttpRequest request(
      String method, URI target, @Nullable JsonNode body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target)
            .header("OData-Version", "4.0")
            .header("Accept", "application/json")
            .method(method, publisher(body));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    headers.forEach(request::header);
    return request.build();
  }

  private static BodyPublisher publisher(@Nullable JsonNode body) {
    return body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString());
  }

  private Reply once(HttpRequest request) throws IOException {
    acquire();
    requests.incrementAndGet();
    mostInFlight.accumulateAndGet(limits.inFlight() - slots.availablePermits(), Math::max);
    CompletableFuture<HttpResponse<byte[]>> answer =
        CLIENT.sendAsync(request, BodyHandlers.ofByteArray());
    try {
      return new Reply(answer.get(limits.answer().toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      throw new IOException("no answer within " + limits.answer().toMillis() + " ms", e);
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e.getCause());
    } catch (InterruptedException e) {
      throw interrupted();
    } finally {
      answer.cancel(true);
      slots.release();
    }
  }

  private void acquire() throws PowerException {
    try {
      slots.acquire();
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private Duration shorter(Duration asked) {
    return asked.compareTo(limits.longestPause()) < 0 ? asked : limits.longestPause();
  }

  /** Waits, holding no slot. */
  void pause(Duration pause) throws PowerException {
    try {
      TimeUnit.NANOSECONDS.sleep(pause.toNanos());
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static PowerException interrupted() {
    Thread.currentThread().interrupt();
    return new PowerException("interrupted");
  }

  int mostInFlight() {
    return mostInFlight.get();
  }

  long requests() {
    return requests.get();
  }

  RedfishLimits limits() {
    return limits;
  }
}
