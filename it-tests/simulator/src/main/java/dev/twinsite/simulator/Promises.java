package dev.twinsite.simulator;

import dev.twinsite.identity.Username;
import dev.twinsite.messaging.MessageId;
import dev.twinsite.messaging.MessageText;
import dev.twinsite.site.Durability;
import java.util.ArrayList;
import java.util.List;

/** What clients were told. */
final class Promises {

  /**
   * A message that was accepted.
   *
   * @param disk on which it was stored: if it is gone, so may be what only one site had
   */
  record Said(
      MessageId id,
      Username sender,
      MessageText text,
      Durability durability,
      SimulatedSite site,
      int disk) {

    /** Whether the message must still be there. */
    boolean isOwed() {
      return durability == Durability.BOTH_SITES || site.generation() == disk;
    }
  }

  private final List<Said> said = new ArrayList<>();
  private int answers;

  void say(Said message) {
    said.add(message);
  }

  void answered() {
    answers++;
  }

  /** How many answers clients got. */
  int answers() {
    return answers;
  }

  List<Said> said() {
    return said;
  }
}
