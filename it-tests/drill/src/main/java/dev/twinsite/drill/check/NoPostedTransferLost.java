package dev.twinsite.drill.check;

import dev.twinsite.drill.check.Violation.Kind;
import dev.twinsite.drill.evidence.Evidence;
import dev.twinsite.drill.journal.Knowledge;
import java.util.List;

/** Every transfer and deposit that a site has called posted is posted at every site. */
public final class NoPostedTransferLost implements Checker {

  @Override
  public List<Violation> check(Evidence evidence) {
    return evidence.sites().stream()
        .flatMap(
            site ->
                evidence.moneyMoves().stream()
                    .filter(known -> known.told().contains(Knowledge.POSTED))
                    .filter(known -> !site.hasPosted(known.write().id()))
                    .map(
                        known ->
                            Violation.of(
                                Kind.ACKNOWLEDGED_TRANSFER_LOST,
                                "%s was posted to its client and is %s at %s",
                                known.write(),
                                Standing.of(site, known),
                                site.site())))
        .toList();
  }
}
