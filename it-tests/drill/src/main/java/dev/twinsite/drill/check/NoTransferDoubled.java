package dev.twinsite.drill.check;

import dev.twinsite.client.Entry;
import dev.twinsite.drill.check.Violation.Kind;
import dev.twinsite.drill.evidence.Evidence;
import dev.twinsite.drill.evidence.Holdings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Every entry of every statement belongs to a transfer or deposit that a client has ordered, and no
 * wallet has two entries of one.
 */
public final class NoTransferDoubled implements Checker {

  @Override
  public List<Violation> check(Evidence evidence) {
    Set<UUID> ordered = new HashSet<>();
    evidence.moneyMoves().forEach(known -> ordered.add(known.write().id()));
    List<Violation> violations = new ArrayList<>();
    for (Holdings site : evidence.sites()) {
      for (Map.Entry<String, List<Entry>> statement : site.statements().entrySet()) {
        collect(site.site(), statement.getKey(), statement.getValue(), ordered, violations);
      }
    }
    return violations;
  }

  private static void collect(
      String site, String user, List<Entry> entries, Set<UUID> ordered, List<Violation> found) {
    Set<UUID> seen = new HashSet<>();
    for (Entry entry : entries) {
      if (!seen.add(entry.transferId())) {
        found.add(excess("stands twice", entry, user, site));
      } else if (!ordered.contains(entry.transferId())) {
        found.add(excess("was ordered by nobody", entry, user, site));
      }
    }
  }

  private static Violation excess(String how, Entry entry, String user, String site) {
    return Violation.of(
        Kind.TRANSFER_DOUBLED,
        "%d of transfer %s %s in the statement of %s at %s",
        entry.amount(),
        entry.transferId(),
        how,
        user,
        site);
  }
}
