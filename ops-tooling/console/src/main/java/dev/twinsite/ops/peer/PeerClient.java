package dev.twinsite.ops.peer;

import dev.twinsite.ops.http.Caller;
import dev.twinsite.ops.json.Json;
import dev.twinsite.ops.peer.Seal.BrokenSealException;
import dev.twinsite.ops.peer.Seal.Envelope;
import dev.twinsite.site.SiteName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sealed calls to the other ops server. */
public final class PeerClient {

  /** The path of the calls between ops servers. */
  public static final String BASE = "/ops/internal/v1";

  private static final Duration FOR_GREETING = Duration.ofMillis(1500);
  private static final Duration FOR_PARCEL = Duration.ofSeconds(5);

  private final SiteName own;
  private final SiteName peer;
  private final String base;
  private final Seal seal;
  private final Caller caller;

  /** Calls from the ops server of one site to that of the other, under its base URL. */
  public PeerClient(SiteName own, SiteName peer, URI url, Seal seal, Caller caller) {
    this.own = own;
    this.peer = peer;
    this.base = url.toString().replaceAll("/+$", "") + BASE;
    this.seal = seal;
    this.caller = caller;
  }

  /** Exchanges greetings. */
  public Greeting greet(Greeting greeting) throws IOException {
    return call("/greet", greeting, Greeting.class, FOR_GREETING);
  }

  /** Asks for what this server lacks. */
  public Parcel exchange(Inquiry inquiry) throws IOException {
    return call("/exchange", inquiry, Parcel.class, FOR_PARCEL);
  }

  private <T> T call(String path, Object body, Class<T> type, Duration limit) throws IOException {
    byte[] json = Json.write(body);
    Envelope envelope = seal.envelope(path, own.value(), peer.value());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", "application/json")
            .header(SealHeaders.SENDER, envelope.sender())
            .header(SealHeaders.TIME, Long.toString(envelope.sentAtMillis()))
            .header(SealHeaders.ONCE, envelope.once())
            .header(SealHeaders.SEAL, seal.seal(envelope, json))
            .POST(BodyPublishers.ofByteArray(json))
            .build();
    return open(envelope, caller.send(request, limit), type);
  }

  private <T> T open(Envelope request, HttpResponse<byte[]> answer, Class<T> type)
      throws IOException {
    if (answer.statusCode() != 200) {
      throw new IOException(
          "the ops server of " + peer + " answered " + answer.statusCode() + text(answer.body()));
    }
    try {
      String proof = answer.headers().firstValue(SealHeaders.SEAL).orElse("");
      seal.openAnswer(SealHeaders.answerTo(request), answer.body(), proof);
      return Json.read(answer.body(), type);
    } catch (BrokenSealException | UncheckedIOException e) {
      throw new IOException("answer of the ops server of " + peer + ": " + e.getMessage(), e);
    }
  }

  private static String text(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8).strip();
    return text.isEmpty() ? "" : ": " + text.substring(0, Math.min(300, text.length()));
  }
}
