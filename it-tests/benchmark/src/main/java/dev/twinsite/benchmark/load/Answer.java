package dev.twinsite.benchmark.load;

/**
 * What a site answered, read as the interface defines it.
 *
 * @param status HTTP status
 * @param durability header {@code X-Durability}; empty if there is none
 * @param saysWhen whether there is a header {@code Retry-After}
 */
public record Answer(int status, String durability, boolean saysWhen, String body) {

  private static final int TOO_MANY = 429;
  private static final int NOT_NOW = 503;

  /** How a request of that kind has ended. */
  public Ending ending(Kind kind) {
    if (status == TOO_MANY || status == NOT_NOW) {
      return Ending.OVERLOADED;
    }
    if (status >= 500 || status < 200) {
      return Ending.UNKNOWN;
    }
    if (status >= 300) {
      return Ending.REFUSED;
    }
    return kind == Kind.MESSAGE ? message() : transfer();
  }

  private Ending message() {
    return durability.equals("both-sites") ? Ending.ACKNOWLEDGED : Ending.ONE_SITE;
  }

  /** The site writes without spaces; what it would write otherwise counts as pending. */
  private Ending transfer() {
    return body.contains("\"state\":\"posted\"") ? Ending.ACKNOWLEDGED : Ending.PENDING;
  }
}
