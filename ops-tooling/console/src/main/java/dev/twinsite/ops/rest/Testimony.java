package dev.twinsite.ops.rest;

import dev.twinsite.quorum.ClientEvidence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What clients saw, as it is handed in: the counts must be there, so that nothing counts as zero
 * because nobody counted it; the times need not be.
 */
public record Testimony(
    @Nullable String from,
    @Nullable Long acknowledged,
    @Nullable Long acknowledgedLost,
    @Nullable Long duplicated,
    @Nullable Long moneyCreatedMinorUnits,
    @Nullable Long overdrafts,
    @Nullable Long refused,
    @Nullable Long refusedWithoutRetryAfter,
    @Nullable Long unknown,
    @Nullable Long rtoMessagesMillis,
    @Nullable Long rtoTransfersMillis,
    @Nullable Long backToNormalMillis) {

  /**
   * As it is kept.
   *
   * @param by the operator who hands it in
   * @throws IllegalArgumentException naming the field that is missing or breaks a limit
   */
  ClientEvidence evidence(String by, Instant at) {
    return new ClientEvidence(
        given("from", from),
        by,
        at,
        given("acknowledged", acknowledged),
        given("acknowledgedLost", acknowledgedLost),
        given("duplicated", duplicated),
        given("moneyCreatedMinorUnits", moneyCreatedMinorUnits),
        given("overdrafts", overdrafts),
        given("refused", refused),
        given("refusedWithoutRetryAfter", refusedWithoutRetryAfter),
        given("unknown", unknown),
        rtoMessagesMillis,
        rtoTransfersMillis,
        backToNormalMillis);
  }

  private static <T> T given(String field, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException(field + " is missing");
    }
    return value;
  }
}
