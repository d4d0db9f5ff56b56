package dev.twinsite.payment;

/** A transfer that never took effect and never will. */
public record VoidedTransfer(TransferTerms terms, VoidReason reason) implements Transfer {}
