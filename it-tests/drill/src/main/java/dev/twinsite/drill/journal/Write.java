package dev.twinsite.drill.journal;

import java.util.UUID;

/** Something a client wants the sites to hold, under an id that it has chosen. */
public sealed interface Write {

  /** Chosen by the client; the same in every attempt. */
  UUID id();

  /** The username of the client. */
  String by();

  /** A message in a room. */
  record SentMessage(UUID id, String by, UUID roomId, String text) implements Write {}

  /**
   * Money from one user to another.
   *
   * @param amount in minor units
   */
  record OrderedTransfer(UUID id, String by, String to, long amount) implements Write {}

  /**
   * Sandbox money for a user.
   *
   * @param amount in minor units
   */
  record MadeDeposit(UUID id, String by, long amount) implements Write {}
}
