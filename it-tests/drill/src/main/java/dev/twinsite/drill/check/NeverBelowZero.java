package dev.twinsite.drill.check;

import dev.twinsite.client.Wallet;
import dev.twinsite.drill.check.Violation.Kind;
import dev.twinsite.drill.evidence.Evidence;
import dev.twinsite.drill.evidence.Holdings;
import java.util.List;
import java.util.stream.Stream;

/** No wallet is, or ever was, below zero at any site, and none may spend less than nothing. */
public final class NeverBelowZero implements Checker {

  @Override
  public List<Violation> check(Evidence evidence) {
    return evidence.sites().stream()
        .flatMap(site -> Stream.concat(wallets(site), statements(site)))
        .toList();
  }

  private static Stream<Violation> wallets(Holdings site) {
    return site.wallets().entrySet().stream()
        .filter(wallet -> isOverdrawn(wallet.getValue()))
        .map(wallet -> overdraft(wallet.getKey() + " has " + wallet.getValue(), site));
  }

  private static boolean isOverdrawn(Wallet wallet) {
    return wallet.balance() < 0 || wallet.spendableHere() < 0 || wallet.held() < 0;
  }

  private static Stream<Violation> statements(Holdings site) {
    return site.statements().entrySet().stream()
        .flatMap(
            statement ->
                statement.getValue().stream()
                    .filter(entry -> entry.balanceAfter() < 0)
                    .map(entry -> overdraft(statement.getKey() + " had " + entry, site)));
  }

  private static Violation overdraft(String what, Holdings site) {
    return Violation.of(Kind.OVERDRAFT, "%s at %s", what, site.site());
  }
}
