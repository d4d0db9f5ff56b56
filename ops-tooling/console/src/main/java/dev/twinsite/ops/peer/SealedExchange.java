package dev.twinsite.ops.peer;

import dev.twinsite.ops.json.Json;
import dev.twinsite.ops.peer.Seal.BrokenSealException;
import dev.twinsite.ops.peer.Seal.Envelope;
import dev.twinsite.site.SiteName;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A sealed request of the other ops server, and the sealed answer to it. */
public final class SealedExchange {

  private final Seal seal;
  private final SiteName own;
  private final SiteName peer;

  /** Exchanges with the ops server of the other site. */
  public SealedExchange(Seal seal, SiteName own, SiteName peer) {
    this.seal = seal;
    this.own = own;
    this.peer = peer;
  }

  /**
   * An answer on its way.
   *
   * @param seal goes into the header {@value SealHeaders#SEAL}
   */
  public record SealedAnswer(byte[] body, String seal) {}

  /**
   * Opens a request, has it answered and seals the answer.
   *
   * @param path below {@link PeerClient#BASE}
   * @param header gives a header of the request, null if it is missing
   * @throws BrokenSealException if the request does not come from the other ops server, now
   */
  public <T> SealedAnswer answer(
      String path,
      Function<String, @Nullable String> header,
      byte[] body,
      Class<T> type,
      Function<T, Object> answer)
      throws BrokenSealException {
    Envelope envelope = envelope(path, header);
    seal.open(envelope, body, required(header, SealHeaders.SEAL));
    byte[] json = Json.write(answer.apply(Json.read(body, type)));
    return new SealedAnswer(json, seal.seal(SealHeaders.answerTo(envelope), json));
  }

  private Envelope envelope(String path, Function<String, @Nullable String> header)
      throws BrokenSealException {
    String sender = required(header, SealHeaders.SENDER);
    if (!sender.equals(peer.value())) {
      throw new BrokenSealException("the message comes from '" + sender + "', not from " + peer);
    }
    return new Envelope(
        path, sender, own.value(), time(header), required(header, SealHeaders.ONCE));
  }

  private static long time(Function<String, @Nullable String> header) throws BrokenSealException {
    try {
      return Long.parseLong(required(header, SealHeaders.TIME));
    } catch (NumberFormatException e) {
      throw new BrokenSealException(SealHeaders.TIME + " is not a number of milliseconds");
    }
  }

  private static String required(Function<String, @Nullable String> header, String name)
      throws BrokenSealException {
    String value = header.apply(name);
    if (value == null || value.length() > 200) {
      throw new BrokenSealException(name + " is missing or too long");
    }
    return value;
  }
}
