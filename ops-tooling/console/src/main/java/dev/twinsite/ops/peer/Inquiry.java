package dev.twinsite.ops.peer;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an ops server holds of what both keep, so that the other one sends only what is missing.
 *
 * @param notices the digest of its notices
 * @param trail how many entries it holds of each chain of the audit trail
 * @param assetsAt of what the other site has: when that was looked at; null if it knows nothing
 * @param approvals the digest of its approvals; null from a version that keeps them to itself
 */
public record Inquiry(
    String notices,
    Map<String, Long> trail,
    @Nullable Instant assetsAt,
    @Nullable String approvals) {}
