package dev.twinsite.replication.protocol;

import dev.twinsite.replication.JournalStatus;

/** Why a receiver does not apply a batch. Each says what has to happen first. */
public enum Refusal {
  /** The receiver's journal has not been admitted yet. */
  NOT_READY("this site's journal has not been admitted yet"),
  /** The receiver has to be rebuilt before it can follow the stream. */
  REBUILDING("this site is being rebuilt"),
  /** The batch comes from another database than the one that was admitted. */
  FOREIGN_DATABASE("the batch comes from a database that was not admitted"),
  /** The incarnation has not been issued, as far as the receiver knows. */
  NOT_ADMITTED("the incarnation of the batch has not been issued here yet"),
  /** The receiver is regent and takes nothing from the lost site. */
  REGENCY("this site is regent and takes nothing from the lost site yet"),
  /** Events before the batch are missing here. */
  GAP("events before the batch are missing here"),
  /** The batch tells another history than the one that is held here. */
  DIVERGED("the batch tells another history than this site holds: one database must be wiped"),
  /** The receiver holds less than its receipts have said. */
  FORGOTTEN("this database holds less than its receipts have said: it must be wiped"),
  /** The next event is of a kind that the receiver does not understand. */
  UNKNOWN_KIND("the next event is of a kind that this site does not understand: upgrade it"),
  /** The cut of the regency does not lie in the receiver's own stream. */
  CUT_MISMATCH("this database does not hold its own stream up to the cut: it must be wiped"),
  /** The receiver has posted what the regent was admitted without. */
  OVERRULED(JournalStatus.OVERRULED),
  /** Both sites claim to be regent. */
  TWO_REGENTS("both sites are regent: an operator has to decide which one is");

  private final String sentence;

  Refusal(String sentence) {
    this.sentence = sentence;
  }

  /** The reason in words, for logs and status. */
  public String sentence() {
    return sentence;
  }

  /** Whether the receiver's own database is the one that must be wiped. */
  public boolean condemnsReceiver() {
    return this == FORGOTTEN || this == CUT_MISMATCH || this == OVERRULED;
  }
}
