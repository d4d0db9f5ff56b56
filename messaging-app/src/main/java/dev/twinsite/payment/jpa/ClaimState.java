package dev.twinsite.payment.jpa;

/** How a claim stands, as a column. */
enum ClaimState {
  WAITING,
  PENDING,
  POSTED,
  VOIDED
}
