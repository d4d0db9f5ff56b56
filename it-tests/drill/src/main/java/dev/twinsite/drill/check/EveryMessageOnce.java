package dev.twinsite.drill.check;

import dev.twinsite.client.Message;
import dev.twinsite.drill.check.Violation.Kind;
import dev.twinsite.drill.evidence.Evidence;
import dev.twinsite.drill.evidence.Holdings;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** At no site does a message stand twice, or one that no client has sent. */
public final class EveryMessageOnce implements Checker {

  @Override
  public List<Violation> check(Evidence evidence) {
    Set<UUID> sent =
        evidence.messages().stream().map(known -> known.write().id()).collect(Collectors.toSet());
    return evidence.sites().stream().flatMap(site -> excess(site, sent)).toList();
  }

  private static Stream<Violation> excess(Holdings site, Set<UUID> sent) {
    Set<UUID> seen = new HashSet<>();
    return site.rooms().values().stream()
        .flatMap(List::stream)
        .map(Message::messageId)
        .filter(id -> !seen.add(id) || !sent.contains(id))
        .map(
            id ->
                Violation.of(
                    Kind.MESSAGE_DOUBLED,
                    sent.contains(id)
                        ? "message %s stands twice at %s"
                        : "message %s at %s was sent by nobody",
                    id,
                    site.site()))
        .toList()
        .stream();
  }
}
