package dev.twinsite.drill.journal;

/**
 * What a client knows about one of its writes. Later constants are worth more: a client that has
 * been told that its message is safe does not forget it because a later answer is lost.
 */
public enum Knowledge {
  /** The answer is missing. It may have happened. */
  UNKNOWN,
  /** A site has said no, and no attempt is in doubt. */
  REFUSED,
  /** Accepted, and not decided. */
  PENDING,
  /** A message that one site's database holds. */
  ONE_SITE,
  /** A message that both sites' databases hold. */
  BOTH_SITES,
  /** Money that has moved for good. */
  POSTED,
  /** Money that will never move. */
  VOIDED;

  /** What is known after further news. */
  Knowledge after(Knowledge news) {
    return compareTo(news) >= 0 ? this : news;
  }

  /** Whether a site has promised to keep it, at whatever durability. */
  public boolean isAcknowledged() {
    return this == ONE_SITE || this == BOTH_SITES || this == POSTED;
  }
}
