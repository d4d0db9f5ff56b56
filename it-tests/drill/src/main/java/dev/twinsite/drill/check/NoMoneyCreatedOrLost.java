package dev.twinsite.drill.check;

import dev.twinsite.client.Entry;
import dev.twinsite.drill.check.Violation.Kind;
import dev.twinsite.drill.evidence.Evidence;
import dev.twinsite.drill.evidence.Holdings;
import dev.twinsite.drill.journal.Known;
import dev.twinsite.drill.journal.Write;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * At every site all accounts together are worth nothing, every wallet has what its owner's clients
 * can work out from what is posted, and every statement adds up to its wallet. Assumes that the
 * owners of the wallets have moved no money but what is in the journal.
 */
public final class NoMoneyCreatedOrLost implements Checker {

  @Override
  public List<Violation> check(Evidence evidence) {
    return evidence.sites().stream()
        .flatMap(site -> Stream.concat(total(site), wallets(site, evidence)))
        .toList();
  }

  private static Stream<Violation> total(Holdings site) {
    return difference(
        Kind.MONEY_CREATED_OR_LOST, "the sum of all accounts", site, 0, site.totalOfAccounts());
  }

  private static Stream<Violation> wallets(Holdings site, Evidence evidence) {
    Map<String, Long> expected = expected(site, evidence);
    return site.wallets().entrySet().stream()
        .flatMap(
            wallet -> {
              String user = wallet.getKey();
              long balance = wallet.getValue().balance();
              return Stream.concat(
                  difference(
                      Kind.WALLET_WRONG,
                      "the wallet of " + user,
                      site,
                      expected.getOrDefault(user, 0L),
                      balance),
                  difference(
                      Kind.WALLET_WRONG,
                      "the statement of " + user,
                      site,
                      balance,
                      sum(site.statement(user))));
            });
  }

  private static Map<String, Long> expected(Holdings site, Evidence evidence) {
    Map<String, Long> balances = new HashMap<>();
    for (Known known : evidence.moneyMoves()) {
      if (site.hasPosted(known.write().id())) {
        move(balances, known.write());
      }
    }
    return balances;
  }

  private static void move(Map<String, Long> balances, Write write) {
    if (write instanceof Write.OrderedTransfer transfer) {
      balances.merge(transfer.by(), -transfer.amount(), Long::sum);
      balances.merge(transfer.to(), transfer.amount(), Long::sum);
    } else if (write instanceof Write.MadeDeposit deposit) {
      balances.merge(deposit.by(), deposit.amount(), Long::sum);
    }
  }

  private static long sum(List<Entry> entries) {
    return entries.stream().mapToLong(Entry::amount).sum();
  }

  private static Stream<Violation> difference(
      Kind kind, String what, Holdings site, long expected, long found) {
    return expected == found
        ? Stream.empty()
        : Stream.of(
            new Violation(
                kind,
                Math.abs(found - expected),
                "%s is %d at %s, not %d".formatted(what, found, site.site(), expected)));
  }
}
