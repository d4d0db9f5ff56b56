package dev.twinsite.payment;

/** A deposit that never took effect and never will. */
public record VoidedDeposit(DepositTerms terms, VoidReason reason) implements Deposit {}
