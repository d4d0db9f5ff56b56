package dev.twinsite.drill.check;

import dev.twinsite.client.Entry;
import dev.twinsite.drill.check.Violation.Kind;
import dev.twinsite.drill.evidence.Evidence;
import dev.twinsite.drill.evidence.Holdings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
    Map<UUID, List<String>> excess = new LinkedHashMap<>();
    for (Holdings site : evidence.sites()) {
      site.statements()
          .forEach(
              (user, entries) -> collect(user + " at " + site.site(), entries, ordered, excess));
    }
    return excess.entrySet().stream().map(found -> doubled(found, ordered)).toList();
  }

  private static void collect(
      String wallet, List<Entry> entries, Set<UUID> ordered, Map<UUID, List<String>> excess) {
    Set<UUID> seen = new HashSet<>();
    for (Entry entry : entries) {
      UUID id = entry.transferId();
      if (!seen.add(id) || !ordered.contains(id)) {
        excess.computeIfAbsent(id, key -> new ArrayList<>()).add(wallet);
      }
    }
  }

  private static Violation doubled(Map.Entry<UUID, List<String>> found, Set<UUID> ordered) {
    return Violation.of(
        Kind.TRANSFER_DOUBLED,
        ordered.contains(found.getKey())
            ? "transfer %s stands twice in the statement of %s"
            : "transfer %s was ordered by nobody and is in the statement of %s",
        found.getKey(),
        String.join(" and of ", found.getValue()));
  }
}
