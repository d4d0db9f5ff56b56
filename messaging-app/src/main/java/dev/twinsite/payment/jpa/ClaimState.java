package dev.twinsite.payment.jpa;

/** How a claim stands, as a column. */
enum ClaimState {
  PENDING,
  POSTED,
  VOIDED
}
