package dev.twinsite.identity;

/** How far the registration of a user has come. */
public enum UserState {
  /** Accepted at one site; the user cannot sign in, receive money or become a member yet. */
  PENDING,
  /** Both sites hold it, or a regent has decided alone. */
  POSTED,
  /** The registration does not count; the name is free, or belongs to another claim. */
  VOIDED
}
