package dev.twinsite.drill.check;

import dev.twinsite.client.Message;
import dev.twinsite.drill.check.Violation.Kind;
import dev.twinsite.drill.evidence.Evidence;
import dev.twinsite.drill.evidence.Holdings;
import dev.twinsite.drill.journal.Known;
import dev.twinsite.drill.journal.Write.SentMessage;
import java.util.List;
import java.util.Optional;

/**
 * Every message that a site has acknowledged stands in its room at every site, as it was sent. That
 * includes what only one site had acknowledged, once that site is back with its disk.
 */
public final class NoAcknowledgedMessageLost implements Checker {

  @Override
  public List<Violation> check(Evidence evidence) {
    return evidence.messages().stream()
        .filter(known -> known.best().isAcknowledged())
        .flatMap(known -> lost(known, missingAt(known, evidence)).stream())
        .toList();
  }

  private static List<String> missingAt(Known known, Evidence evidence) {
    return evidence.sites().stream()
        .filter(site -> !holds(site, (SentMessage) known.write()))
        .map(Holdings::site)
        .toList();
  }

  private static boolean holds(Holdings site, SentMessage sent) {
    return site.room(sent.roomId()).stream().anyMatch(message -> isThatOf(message, sent));
  }

  private static boolean isThatOf(Message message, SentMessage sent) {
    return message.messageId().equals(sent.id())
        && message.sender().equals(sent.by())
        && message.text().equals(sent.text());
  }

  private static Optional<Violation> lost(Known known, List<String> missingAt) {
    return missingAt.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Violation.of(
                Kind.ACKNOWLEDGED_MESSAGE_LOST,
                "message %s of %s, acknowledged by %s as %s, is not at %s",
                known.write().id(),
                known.write().by(),
                known.acceptedBy().orElse("nobody"),
                known.best(),
                String.join(" and ", missingAt)));
  }
}
