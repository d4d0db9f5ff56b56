package dev.twinsite.payment;

import java.time.Instant;

/**
 * A transfer that has taken effect for good.
 *
 * @param postedAt when the answering site posted it; the sites post a transfer one after the other
 */
public record PostedTransfer(TransferTerms terms, Instant postedAt) implements Transfer {}
