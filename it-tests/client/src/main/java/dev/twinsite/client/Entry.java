package dev.twinsite.client;

import java.time.Instant;
import java.util.UUID;

/**
 * One line of a wallet's statement.
 *
 * @param amount in minor units; negative for money that left
 * @param counterparty username, or {@code bank}
 * @param balanceAfter in minor units, at the answering site
 */
public record Entry(
    UUID transferId, long amount, String counterparty, Instant postedAt, long balanceAfter) {}
