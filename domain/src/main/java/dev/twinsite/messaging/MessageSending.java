package dev.twinsite.messaging;

import dev.twinsite.site.SiteName;

/**
 * Which sending of a message is meant: the id that its sender chose and the site that accepted it.
 * What happens to a message later names it this way, because both sites may accept different
 * messages under one id while they cannot see each other.
 */
public record MessageSending(MessageId message, SiteName at) {

  /** The message as {@code UUID@site}. */
  @Override
  public String toString() {
    return message + "@" + at;
  }
}
