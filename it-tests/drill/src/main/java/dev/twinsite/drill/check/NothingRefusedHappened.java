package dev.twinsite.drill.check;

import dev.twinsite.client.FactState;
import dev.twinsite.drill.check.Violation.Kind;
import dev.twinsite.drill.evidence.Evidence;
import dev.twinsite.drill.evidence.Holdings;
import dev.twinsite.drill.journal.Knowledge;
import dev.twinsite.drill.journal.Write;
import java.util.List;

/** What was refused, with no attempt in doubt, is at no site. */
public final class NothingRefusedHappened implements Checker {

  @Override
  public List<Violation> check(Evidence evidence) {
    return evidence.sites().stream()
        .flatMap(
            site ->
                evidence.journal().stream()
                    .filter(known -> known.best() == Knowledge.REFUSED)
                    .filter(known -> !known.told().contains(Knowledge.UNKNOWN))
                    .filter(known -> happened(site, known.write()))
                    .map(
                        known ->
                            Violation.of(
                                Kind.REFUSAL_BROKEN,
                                "%s was refused and is at %s",
                                known.write(),
                                site.site())))
        .toList();
  }

  private static boolean happened(Holdings site, Write write) {
    if (write instanceof Write.SentMessage sent) {
      return site.room(sent.roomId()).stream()
          .anyMatch(message -> message.messageId().equals(sent.id()));
    }
    FactState state = site.money().get(write.id());
    return state != null && state != FactState.VOIDED;
  }
}
