package dev.twinsite.client;

/**
 * The caller's money at the answering site, in minor units of the currency.
 *
 * @param balance the sum of what is posted
 * @param spendableHere how much of it this site may spend without asking the other one
 * @param held how much is set aside for pending transfers
 */
public record Wallet(
    String accountId, String currency, long balance, long spendableHere, long held) {}
