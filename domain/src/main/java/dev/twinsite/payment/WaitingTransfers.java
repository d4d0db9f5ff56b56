package dev.twinsite.payment;

import dev.twinsite.site.Epoch;
import java.util.List;
import java.util.Optional;

/**
 * The transfers that wait at this site for a right. They are transfers of {@link Transfers} too,
 * which is where they are taken in, so that their ids are claimed as long as they wait.
 */
public interface WaitingTransfers {

  /** The transfer that has waited longest for the right to an account. */
  Optional<WaitingTransfer> first(AccountId debtor);

  /**
   * The accounts for whose first waiting transfer something can be done now: it is covered by this
   * site's right, or the other site has made a transfer of its id, or no answer to an ask of this
   * epoch is under way, or it was accepted in another epoch.
   */
  List<AccountId> due(Epoch epoch);

  /** All accounts with waiting transfers. */
  List<AccountId> all();

  /** Notes for everything that waits for the right to an account that it has been asked for. */
  void asked(AccountId debtor, AskId ask);

  /**
   * Notes that a caller is told that the transfer is pending.
   *
   * @return false, and nothing is changed, if this site's claim does not wait any more
   */
  boolean tell(TransferId id);

  /**
   * Replaces a waiting transfer by what has become of it.
   *
   * @return false, and nothing is changed, if it does not wait any more
   */
  boolean settle(Transfer transfer);

  /**
   * Forgets a waiting transfer of which nobody has been told that it is pending.
   *
   * @return false, and nothing is changed, if somebody has, or if it does not wait any more
   */
  boolean forgetUntold(TransferId id);

  /** Forgets a waiting transfer, whoever has been told of it. */
  void forget(TransferId id);
}
