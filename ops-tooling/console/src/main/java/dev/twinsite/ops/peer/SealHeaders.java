package dev.twinsite.ops.peer;

import dev.twinsite.ops.peer.Seal.Envelope;

/** Where a sealed message carries what its seal covers. */
public final class SealHeaders {

  static final String SENDER = "X-Twinsite-Sender";
  static final String TIME = "X-Twinsite-Time";
  static final String ONCE = "X-Twinsite-Once";

  /** Proves sender, receiver, time and content. */
  public static final String SEAL = "X-Twinsite-Seal";

  private SealHeaders() {}

  /** The envelope of the answer: the way back, tied to its request. */
  static Envelope answerTo(Envelope request) {
    return new Envelope(
        "answer " + request.path(),
        request.receiver(),
        request.sender(),
        request.sentAtMillis(),
        request.once());
  }
}
