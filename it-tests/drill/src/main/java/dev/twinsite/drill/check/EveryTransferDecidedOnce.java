package dev.twinsite.drill.check;

import dev.twinsite.client.FactState;
import dev.twinsite.drill.check.Violation.Kind;
import dev.twinsite.drill.evidence.Evidence;
import dev.twinsite.drill.journal.Knowledge;
import dev.twinsite.drill.journal.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * In the end no transfer is pending, the sites agree on each, a transfer that was accepted has not
 * vanished, and no client was told two different ends. What a client could not find out may have
 * happened or not, but it is the same at every site.
 */
public final class EveryTransferDecidedOnce implements Checker {

  @Override
  public List<Violation> check(Evidence evidence) {
    List<Violation> violations = new ArrayList<>();
    for (Known known : evidence.moneyMoves()) {
      Set<String> standings =
          evidence.sites().stream()
              .map(site -> Standing.of(site, known))
              .collect(Collectors.toCollection(TreeSet::new));
      if (isUndecided(known, standings) || isContradicted(known, standings)) {
        violations.add(undecided(known, standings));
      }
    }
    return violations;
  }

  private static boolean isUndecided(Known known, Set<String> standings) {
    boolean vanished = known.acceptedBy().isPresent() && standings.contains(Standing.NOT_THERE);
    return standings.size() > 1 || standings.contains(FactState.PENDING.label()) || vanished;
  }

  private static boolean isContradicted(Known known, Set<String> standings) {
    boolean toldVoided = known.told().contains(Knowledge.VOIDED);
    boolean toldPosted = known.told().contains(Knowledge.POSTED);
    return toldVoided && (toldPosted || !standings.contains(FactState.VOIDED.label()));
  }

  private static Violation undecided(Known known, Set<String> standings) {
    return Violation.of(
        Kind.TRANSFER_UNDECIDED,
        "%s: its client was told %s, the sites say %s",
        known.write(),
        known.told(),
        String.join(" and ", standings));
  }
}
