package dev.twinsite.quorum;

/**
 * What a voter last said about a site.
 *
 * @param number tells this sighting from earlier and later ones; it stays as long as the voter goes
 *     on seeing the same
 * @param answers the number of the other voter's sighting that this voter knew when it looked
 */
public record Sighting(boolean sees, long number, long answers) {

  /** The voter has looked again. */
  Sighting next(boolean seesNow, long knows, long newNumber) {
    return new Sighting(seesNow, seesNow == sees ? number : newNumber, knows);
  }

  /** Whether this voter looked after the other one had begun to see what it sees. */
  boolean answers(Sighting other) {
    return answers == other.number;
  }
}
