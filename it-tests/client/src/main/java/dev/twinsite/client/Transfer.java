package dev.twinsite.client;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A transfer, or a deposit, as one of its parties sees it.
 *
 * @param transferId its id; for a deposit, the deposit's
 * @param origin the site that accepted it; null where the answer does not say
 * @param postedAt when it was posted; null unless it is
 * @param reason why it was voided; null unless it is
 */
public record Transfer(
    UUID transferId,
    FactState state,
    @Nullable String origin,
    @Nullable Instant postedAt,
    @Nullable String reason) {}
