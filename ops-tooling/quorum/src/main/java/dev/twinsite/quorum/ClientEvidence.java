package dev.twinsite.quorum;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What clients outside both sites saw during a run, counted from their own journals. Nothing here
 * comes from a site that tells of itself.
 *
 * @param from who counted, one line of 1 to {@value #LONGEST_SOURCE} characters
 * @param by the operator who handed it in
 * @param at when it was handed in
 * @param acknowledged facts that clients were told are done
 * @param acknowledgedLost those of them that were not found again
 * @param duplicated facts that took effect twice
 * @param moneyCreatedMinorUnits money made out of nothing; below 0 if some has vanished
 * @param overdrafts accounts that were below zero
 * @param refused requests that were refused
 * @param refusedWithoutRetryAfter those of them that were too many, and not told when to ask again
 * @param unknown requests without an answer, which are neither lost nor refused
 * @param rtoMessagesMillis the longest time a client went without a message; null if not measured
 * @param rtoTransfersMillis the same of transfers; null if not measured
 * @param backToNormalMillis from the end of a surge until all was as before; null if not measured
 */
public record ClientEvidence(
    String from,
    String by,
    Instant at,
    long acknowledged,
    long acknowledgedLost,
    long duplicated,
    long moneyCreatedMinorUnits,
    long overdrafts,
    long refused,
    long refusedWithoutRetryAfter,
    long unknown,
    @Nullable Long rtoMessagesMillis,
    @Nullable Long rtoTransfersMillis,
    @Nullable Long backToNormalMillis) {

  /** The longest name of a source. */
  public static final int LONGEST_SOURCE = 100;

  /** The largest count, amount or time. */
  public static final long LARGEST = 1_000_000_000_000_000L;

  /**
   * @throws IllegalArgumentException naming the field and the limit that it breaks
   */
  public ClientEvidence {
    requireLine("from", from);
    requireCount("acknowledged", acknowledged, LARGEST);
    requireCount("acknowledgedLost", acknowledgedLost, acknowledged);
    requireCount("duplicated", duplicated, LARGEST);
    requireBetween("moneyCreatedMinorUnits", moneyCreatedMinorUnits, -LARGEST, LARGEST);
    requireCount("overdrafts", overdrafts, LARGEST);
    requireCount("refused", refused, LARGEST);
    requireCount("refusedWithoutRetryAfter", refusedWithoutRetryAfter, refused);
    requireCount("unknown", unknown, LARGEST);
    requireTime("rtoMessagesMillis", rtoMessagesMillis);
    requireTime("rtoTransfersMillis", rtoTransfersMillis);
    requireTime("backToNormalMillis", backToNormalMillis);
  }

  /** The promises that were broken, whatever any runbook says, in words; empty if none was. */
  public List<String> brokenPromises() {
    List<String> broken = new ArrayList<>();
    note(broken, acknowledgedLost, "acknowledged and lost");
    note(broken, duplicated, "duplicated");
    note(broken, moneyCreatedMinorUnits, "minor units made out of nothing");
    note(broken, overdrafts, "accounts overdrawn");
    note(broken, refusedWithoutRetryAfter, "refused without Retry-After");
    return broken;
  }

  private void note(List<String> broken, long count, String what) {
    if (count != 0) {
      broken.add(from + " saw " + count + " " + what);
    }
  }

  private static void requireLine(String field, String value) {
    int length = value.codePointCount(0, value.length());
    if (value.isBlank()
        || length > LONGEST_SOURCE
        || value.codePoints().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          field + " must be one line of 1 to " + LONGEST_SOURCE + " characters");
    }
  }

  private static void requireTime(String field, @Nullable Long millis) {
    if (millis != null) {
      requireCount(field, millis, LARGEST);
    }
  }

  private static void requireCount(String field, long value, long most) {
    requireBetween(field, value, 0, most);
  }

  private static void requireBetween(String field, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          field + " is " + value + "; it must be " + least + " to " + most);
    }
  }
}
