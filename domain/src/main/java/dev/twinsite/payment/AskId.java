package dev.twinsite.payment;

import java.util.UUID;

/** The identity of a site's wish for more of a right. */
public record AskId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
