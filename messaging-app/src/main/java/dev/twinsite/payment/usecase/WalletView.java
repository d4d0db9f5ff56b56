package dev.twinsite.payment.usecase;

import dev.twinsite.payment.AccountId;
import dev.twinsite.payment.Currency;

/**
 * A wallet as its owner sees it at this site; all amounts in minor units.
 *
 * @param balance posted money, including what is held
 * @param spendableHere what a transfer accepted at this site could move now
 * @param held what pending transfers have reserved that this site accepted; what this site has just
 *     granted to the other one is neither held nor spendable here until both sites hold the grant
 */
public record WalletView(
    AccountId account, Currency currency, long balance, long spendableHere, long held) {}
