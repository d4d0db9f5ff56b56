package dev.twinsite.payment;

import java.time.Instant;

/**
 * A deposit that has taken effect for good.
 *
 * @param postedAt when the answering site posted it
 */
public record PostedDeposit(DepositTerms terms, Instant postedAt) implements Deposit {}
