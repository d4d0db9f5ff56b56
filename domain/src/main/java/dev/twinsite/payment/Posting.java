package dev.twinsite.payment;

import dev.twinsite.site.SiteName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What takes effect when a transfer or deposit is posted: entries that balance, and the changes of
 * the spending rights that go with them.
 *
 * @param subject the transfer or deposit
 * @param origin the site that accepted it
 * @param entries their sum is zero
 * @param rights in {@link RightChange#LOCK_ORDER}; per account they sum up to its entries, the bank
 *     excepted, which has no rights
 */
public record Posting(
    UUID subject,
    SiteName origin,
    List<Entry> entries,
    List<RightChange> rights,
    Instant postedAt) {

  /**
   * @throws IllegalArgumentException if the entries do not balance, or the rights do not follow
   *     them
   */
  public Posting {
    entries = List.copyOf(entries);
    rights = rights.stream().sorted(RightChange.LOCK_ORDER).toList();
    requireBalance(subject, entries);
    requireRights(subject, entries, rights);
  }

  /** The posting of a transfer whose amount was held at its own site. */
  public static Posting ofHeld(PostedTransfer transfer) {
    return of(transfer, true);
  }

  /** The posting of a transfer for which nothing was held here. */
  public static Posting of(PostedTransfer transfer) {
    return of(transfer, false);
  }

  /** The posting of a deposit. */
  public static Posting of(PostedDeposit deposit) {
    DepositTerms terms = deposit.terms();
    long amount = terms.money().minorUnits();
    var rights =
        terms.credited().stream()
            .map(share -> new RightChange(terms.account(), share.site(), share.minorUnits(), 0))
            .toList();
    return new Posting(
        terms.id().value(),
        terms.accepted().origin(),
        transferred(AccountId.BANK, terms.account(), amount),
        rights,
        deposit.postedAt());
  }

  private static Posting of(PostedTransfer transfer, boolean held) {
    TransferTerms terms = transfer.terms();
    long amount = terms.money().minorUnits();
    var rights = new ArrayList<RightChange>();
    for (RightShare share : terms.debited()) {
      long units = share.minorUnits();
      rights.add(new RightChange(terms.debtor(), share.site(), -units, held ? -units : 0));
    }
    SiteName origin = terms.accepted().origin();
    rights.add(new RightChange(terms.creditor(), origin, amount, 0));
    return new Posting(
        terms.id().value(),
        origin,
        transferred(terms.debtor(), terms.creditor(), amount),
        rights,
        transfer.postedAt());
  }

  private static List<Entry> transferred(AccountId from, AccountId to, long amount) {
    return List.of(new Entry(from, to, -amount), new Entry(to, from, amount));
  }

  private static void requireBalance(UUID subject, List<Entry> entries) {
    long sum = entries.stream().mapToLong(Entry::minorUnits).sum();
    if (sum != 0) {
      throw new IllegalArgumentException("entries of " + subject + " sum up to " + sum);
    }
  }

  private static void requireRights(UUID subject, List<Entry> entries, List<RightChange> rights) {
    for (Entry entry : entries) {
      AccountId account = entry.account();
      long expected = account.equals(AccountId.BANK) ? 0 : total(entries, account);
      long changed =
          rights.stream()
              .filter(change -> change.account().equals(account))
              .mapToLong(RightChange::balance)
              .sum();
      if (changed != expected) {
        throw new IllegalArgumentException(
            "rights to " + account + " change by " + changed + " in " + subject);
      }
    }
  }

  private static long total(List<Entry> entries, AccountId account) {
    return entries.stream()
        .filter(entry -> entry.account().equals(account))
        .mapToLong(Entry::minorUnits)
        .sum();
  }
}
