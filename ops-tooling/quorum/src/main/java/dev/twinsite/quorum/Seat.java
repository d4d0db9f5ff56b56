package dev.twinsite.quorum;

import java.util.regex.Pattern;

/**
 * A voter together with the log that it votes by. The seats that the quorum was founded with carry
 * no number: {@code witness}. A voter whose log is empty or older than it was takes a seat that
 * nobody ever had, {@code witness~4f1c…}, and has no vote until the others have given it that seat
 * in place of the old one.
 *
 * @param log what tells this log from others of the same voter; empty for the founding one
 */
public record Seat(VoterName voter, String log) {

  private static final String SEPARATOR = "~";
  private static final Pattern FORM = Pattern.compile("[0-9a-f-]{0,36}");

  /**
   * @throws IllegalArgumentException unless the log is named by 0 to 36 hexadecimal digits or
   *     hyphens
   */
  public Seat {
    if (!FORM.matcher(log).matches()) {
      throw new IllegalArgumentException(
          "'" + log + "' is not 0 to 36 hexadecimal digits or hyphens");
    }
  }

  /** The seat that the quorum was founded with. */
  public static Seat founding(VoterName voter) {
    return new Seat(voter, "");
  }

  /**
   * The seat with this text.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Seat parse(String text) {
    int end = text.indexOf(SEPARATOR);
    return end < 0
        ? founding(new VoterName(text))
        : new Seat(new VoterName(text.substring(0, end)), text.substring(end + 1));
  }

  @Override
  public String toString() {
    return log.isEmpty() ? voter.value() : voter + SEPARATOR + log;
  }
}
