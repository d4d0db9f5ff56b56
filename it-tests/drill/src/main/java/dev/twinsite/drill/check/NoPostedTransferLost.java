package dev.twinsite.drill.check;

import dev.twinsite.drill.check.Violation.Kind;
import dev.twinsite.drill.evidence.Evidence;
import dev.twinsite.drill.journal.Knowledge;
import dev.twinsite.drill.journal.Known;
import java.util.List;
import java.util.Optional;

/** Every transfer and deposit that a site has called posted is posted at every site. */
public final class NoPostedTransferLost implements Checker {

  @Override
  public List<Violation> check(Evidence evidence) {
    return evidence.moneyMoves().stream()
        .filter(known -> known.told().contains(Knowledge.POSTED))
        .flatMap(known -> lost(known, missingAt(known, evidence)).stream())
        .toList();
  }

  private static List<String> missingAt(Known known, Evidence evidence) {
    return evidence.sites().stream()
        .filter(site -> !site.hasPosted(known.write().id()))
        .map(site -> Standing.of(site, known) + " at " + site.site())
        .toList();
  }

  private static Optional<Violation> lost(Known known, List<String> missingAt) {
    return missingAt.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Violation.of(
                Kind.ACKNOWLEDGED_TRANSFER_LOST,
                "%s was posted to its client and is %s",
                known.write(),
                String.join(" and ", missingAt)));
  }
}
