package dev.twinsite.payment;

import java.util.List;
import java.util.Optional;

/** What the other site has asked for and this site has not answered yet. */
public interface HeardAsks {

  /** Takes in an ask; one that is known stays as it is. */
  void hear(RightAsk ask);

  /** All asks that wait for an answer, the earliest first. */
  List<AskId> unanswered();

  /**
   * An ask, locked until the transaction ends; empty if it has been answered, or if another
   * transaction is about to answer it.
   */
  Optional<RightAsk> take(AskId ask);

  /** Forgets an ask. */
  void answered(AskId ask);
}
