package dev.twinsite.event;

import dev.twinsite.time.HybridTime;

/** A fact that both sites must know. */
public sealed interface DomainEvent permits MergeableEvent, DecisiveEvent {

  /** When the fact was accepted; its origin is known by the journal it stands in. */
  HybridTime clock();

  /** Gives the fact to the case that is made for it. */
  <R> R accept(EventCases<R> cases);
}
