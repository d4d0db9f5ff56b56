package dev.twinsite.replication;

/**
 * This node, or its site, takes no requests now. The message says why; the caller may try the other
 * site.
 */
public final class SiteClosedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public SiteClosedException(String message) {
    super(message);
  }

  public SiteClosedException(String message, Throwable cause) {
    super(message, cause);
  }
}
