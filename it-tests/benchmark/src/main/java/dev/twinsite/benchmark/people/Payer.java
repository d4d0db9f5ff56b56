package dev.twinsite.benchmark.people;

import dev.twinsite.client.Session;
import java.net.URI;
import java.util.UUID;

/**
 * Somebody who writes and pays.
 *
 * @param node the base URL of the application node that is asked
 * @param room where the payer writes
 */
public record Payer(String username, URI node, Session session, UUID room) {

  /** The same person, who asks another node. */
  public Payer asking(URI other) {
    return new Payer(username, other, session, room);
  }
}
