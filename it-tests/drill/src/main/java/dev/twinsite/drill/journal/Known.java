package dev.twinsite.drill.journal;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * One write and all that its client knows about it.
 *
 * @param begunAt when its first attempt began
 * @param best the most it has been told so far
 * @param told everything it has been told, so that contradictions show
 * @param acceptedBy the site that accepted it first; empty as long as none has
 * @param acceptedAt when the client learned that
 * @param settledAt when the client learned that it is acknowledged, posted or voided
 */
public record Known(
    Write write,
    Instant begunAt,
    Knowledge best,
    Set<Knowledge> told,
    Optional<String> acceptedBy,
    Optional<Instant> acceptedAt,
    Optional<Instant> settledAt) {

  public Known {
    told = Set.copyOf(told);
  }

  static Known begun(Write write, Instant at) {
    return new Known(
        write,
        at,
        Knowledge.UNKNOWN,
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  Known learned(Knowledge news, String site, Instant at) {
    Set<Knowledge> all = told.isEmpty() ? EnumSet.of(news) : EnumSet.copyOf(told);
    all.add(news);
    boolean accepted = news.compareTo(Knowledge.PENDING) >= 0;
    boolean settled = news.isAcknowledged() || news == Knowledge.VOIDED;
    return new Known(
        write,
        begunAt,
        best.after(news),
        all,
        accepted ? acceptedBy.or(() -> Optional.of(site)) : acceptedBy,
        accepted ? acceptedAt.or(() -> Optional.of(at)) : acceptedAt,
        settled ? settledAt.or(() -> Optional.of(at)) : settledAt);
  }

  /** Whether the write is a message. */
  public boolean isMessage() {
    return write instanceof Write.SentMessage;
  }

  /** Whether the write is a transfer. */
  public boolean isTransfer() {
    return write instanceof Write.OrderedTransfer;
  }
}
