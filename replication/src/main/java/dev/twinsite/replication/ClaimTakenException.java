package dev.twinsite.replication;

/**
 * Another live event holds the claim already: a repeated request, or the same thing claimed at both
 * sites at once. The transaction must be rolled back; read again what holds the claim.
 */
public final class ClaimTakenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String claim;

  public ClaimTakenException(String claim) {
    super("claim " + claim + " is held by another event");
    this.claim = claim;
  }

  /** What was claimed. */
  public String claim() {
    return claim;
  }
}
