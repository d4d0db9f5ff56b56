package dev.twinsite.payment;

import dev.twinsite.site.Epoch;
import dev.twinsite.time.Stamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A transfer for which the right of its site is too small, while the other site's may help. Nothing
 * is held for it and it stands in no journal: only the site that waits knows of it, and has asked
 * the other one for a part of its right.
 *
 * <p>It leaves this state in one of four ways. Covered by then, it becomes pending and goes on like
 * any other. Refused because the account as a whole is short, it is forgotten, as every refusal is;
 * but if its caller has been told that it is pending, it becomes voided, and both sites are told.
 * It becomes voided as well when its site has been lost meanwhile, because its caller may have gone
 * to the other one. And it vanishes without a trace when the other site has made a transfer of the
 * same id.
 *
 * @param terms with the whole amount taken from the right of the own site; what is taken from where
 *     in the end is decided in the end
 * @param epoch in which it was accepted
 * @param ask the latest ask that was made while the transfer waited; the answer to it concerns this
 *     transfer, the answer to an earlier one does not
 * @param told whether a caller has been told that the transfer is pending
 */
public record WaitingTransfer(TransferTerms terms, Epoch epoch, Optional<AskId> ask, boolean told)
    implements Transfer {

  /** A transfer that begins to wait. */
  public WaitingTransfer(TransferTerms terms, Epoch epoch) {
    this(terms, epoch, Optional.empty(), false);
  }

  /** The transfer now that rights cover it. */
  public PendingTransfer cover(List<RightShare> debited, Stamp accepted) {
    return new PendingTransfer(terms.with(debited, accepted));
  }

  /** The transfer now that a regent's rights cover it. */
  public PostedTransfer post(List<RightShare> debited, Stamp accepted, Instant at) {
    return cover(debited, accepted).post(at);
  }

  /** The transfer after it has turned out that nothing will come of it. */
  public VoidedTransfer giveUp(VoidReason reason) {
    return new VoidedTransfer(terms, reason);
  }
}
