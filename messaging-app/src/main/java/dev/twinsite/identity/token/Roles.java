package dev.twinsite.identity.token;

/** What a token allows. */
public final class Roles {

  /** Somebody who has signed up. Only the sites themselves give it. */
  public static final String USER = "user";

  /** Somebody who operates the sites. Only an ops server gives it. */
  public static final String OPERATOR = "operator";

  /**
   * Somebody whose token cannot be verified now, because the database is silent. Allows nothing.
   */
  public static final String UNDETERMINED = "undetermined";

  private Roles() {}
}
