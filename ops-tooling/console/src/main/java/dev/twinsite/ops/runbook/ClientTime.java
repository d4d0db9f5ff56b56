package dev.twinsite.ops.runbook;

import dev.twinsite.quorum.ClientEvidence;
import dev.twinsite.quorum.RunRecord;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The times that only clients can tell, by the names by which a runbook sets limits to them. */
enum ClientTime {
  /** The longest time a client went without a message. */
  RTO_MESSAGES("rtoMessages", "clients without messages", ClientEvidence::rtoMessagesMillis),
  /** The longest time a client went without a transfer. */
  RTO_TRANSFERS("rtoTransfers", "clients without transfers", ClientEvidence::rtoTransfersMillis),
  /** From the end of a surge until clients were answered as before. */
  BACK_TO_NORMAL("backToNormal", "clients back to normal", ClientEvidence::backToNormalMillis);

  private final String key;
  private final String words;
  private final Function<ClientEvidence, @Nullable Long> millis;

  ClientTime(String key, String words, Function<ClientEvidence, @Nullable Long> millis) {
    this.key = key;
    this.words = words;
    this.millis = millis;
  }

  /** What a runbook calls it. */
  String key() {
    return key;
  }

  static List<String> keys() {
    return Arrays.stream(values()).map(ClientTime::key).toList();
  }

  /** The longest that any client measured; empty if none did. */
  Optional<Duration> longest(RunRecord run) {
    return run.evidence().stream()
        .map(millis)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .map(Duration::ofMillis);
  }

  Optional<Measured> measured(RunRecord run, Runbook runbook) {
    return limit(runbook)
        .flatMap(limit -> longest(run).map(took -> new Measured(words, took, limit)));
  }

  /** Clients have told what they saw, but not this, which they were to measure. */
  boolean isMissing(RunRecord run, Runbook runbook) {
    return !run.evidence().isEmpty() && limit(runbook).isPresent() && longest(run).isEmpty();
  }

  private Optional<Duration> limit(Runbook runbook) {
    return Optional.ofNullable(runbook.clients().get(key));
  }
}
