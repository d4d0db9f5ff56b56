package dev.twinsite.quorum;

import dev.twinsite.site.Epoch;
import java.time.Instant;

/**
 * One change, for those who ask later who did what, when and why.
 *
 * @param epoch that it led to, or in which it was taken
 * @param what in words, such as {@code declare-lost ansan}
 * @param by an operator, or the quorum itself
 */
public record Decision(Epoch epoch, String what, String by, String reason, Instant at) {}
