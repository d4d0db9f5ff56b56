package dev.twinsite.app;

/** A variable of this node's configuration is missing or wrong; the message names it. */
public final class ConfigurationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ConfigurationException(String message) {
    super(message);
  }
}
