package dev.twinsite.replication;

/** Where this site stands in the loss and return of a site. */
public enum RegencyStatus {
  /** Both sites decide together. */
  NONE,
  /** This site decides alone for a lost peer. */
  REGENT,
  /** This site was lost and has not seen the end of its peer's regency yet. */
  WAITING_FOR_END
}
