package dev.twinsite.payment;

/** How far a grant has come at the site that is asked. */
public enum GrantState {
  /** Held at the site that gives; the other site does not hold it yet. */
  PENDING,
  /** The right has moved. */
  POSTED,
  /** It never moved and never will. */
  VOIDED
}
