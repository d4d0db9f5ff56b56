package dev.twinsite.client;

import org.jspecify.annotations.Nullable;

/**
 * What clients saw during a run, by their own journals, as an ops server takes it.
 *
 * @param from who counted, on one line
 * @param acknowledgedLost of the acknowledged, those that were not found again
 * @param refusedWithoutRetryAfter of the refused, those that were too many and not told when to ask
 *     again
 * @param rtoMessagesMillis the longest time without a message; null if not measured
 * @param rtoTransfersMillis the same of transfers; null if not measured
 * @param backToNormalMillis from the end of a surge until all was as before; null if not measured
 */
public record ClientEvidence(
    String from,
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
    @Nullable Long backToNormalMillis) {}
