package dev.twinsite.event;

/** A fact that must not be decided twice; it takes effect when both sites hold it. */
public sealed interface DecisiveEvent extends DomainEvent
    permits UserRegistered, TransferMade, DepositMade, RightGranted {

  /** What the fact lays claim to; of two claims to the same thing at most one is posted. */
  String claim();

  /** Gives the fact to the case that is made for it. */
  <R> R acceptDecisive(DecisiveCases<R> cases);
}
