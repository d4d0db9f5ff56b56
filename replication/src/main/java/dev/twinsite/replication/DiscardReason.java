package dev.twinsite.replication;

/** Why a decisive fact does not count. */
public enum DiscardReason {
  /** It lies beyond the cut: its site was declared lost before the other site had applied it. */
  BEYOND_CUT,
  /** Another claim to the same thing won. */
  SUPERSEDED
}
