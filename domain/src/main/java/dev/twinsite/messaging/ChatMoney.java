package dev.twinsite.messaging;

import dev.twinsite.identity.Username;
import dev.twinsite.payment.Money;
import dev.twinsite.payment.TransferId;

/** The transfer that a message shows. How it stands is asked of the transfer itself. */
public record ChatMoney(TransferId transfer, Username to, Money money) {}
