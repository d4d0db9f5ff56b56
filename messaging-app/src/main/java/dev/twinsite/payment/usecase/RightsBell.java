package dev.twinsite.payment.usecase;

/** Says that there is something to do for those who answer asks and decide waiting transfers. */
@FunctionalInterface
public interface RightsBell {

  /** Wakes them, as soon as the running transaction has committed. */
  void ring();
}
