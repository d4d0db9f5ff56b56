package dev.twinsite.drill.check;

import dev.twinsite.drill.evidence.Evidence;
import java.util.List;

/** One promise, held against what clients know and what sites answer. */
public interface Checker {

  /** Every violation of the promise; none if it was kept. */
  List<Violation> check(Evidence evidence);

  /** The promise as a name. */
  default String name() {
    return getClass().getSimpleName();
  }

  /** Every promise there is. */
  static List<Checker> all() {
    return List.of(
        new NoAcknowledgedMessageLost(),
        new EveryMessageOnce(),
        new SameMessagesInTheSameOrder(),
        new NoPostedTransferLost(),
        new EveryTransferDecidedOnce(),
        new NoTransferDoubled(),
        new NoMoneyCreatedOrLost(),
        new NeverBelowZero(),
        new NothingRefusedHappened(),
        new DigestsAgree());
  }
}
