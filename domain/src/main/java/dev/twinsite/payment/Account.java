package dev.twinsite.payment;

import dev.twinsite.identity.Username;

/** A user's account. It comes with the user's registration and never changes its owner. */
public record Account(AccountId id, Username owner, Currency currency) {}
