package dev.twinsite.simulator;

/** A mistake that somebody could have made. Planted on purpose, to see that it is found. */
enum Bug {
  /** A batch is applied wherever it begins, also if events before it are missing. */
  SKIPS_THE_POSITION_CHECK,
  /** A put that returns acknowledges the batch. */
  TAKES_A_RETURNED_PUT_FOR_A_RECEIPT,
  /** A transaction goes by the states that its node read some time ago. */
  IGNORES_THE_FENCE,
  /** A returning site opens once both sites are seen to hold the same, not at a position. */
  ENDS_THE_REGENCY_ON_EQUALITY,
  /** A node that starts opens with any batch, also with one that was sent before it started. */
  TAKES_ANY_BATCH_FOR_AN_ANSWER,
  /** A voter whose log is gone votes as if it still had it. */
  EMPTIED_VOTER_VOTES
}
