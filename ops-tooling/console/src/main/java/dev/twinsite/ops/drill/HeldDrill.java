package dev.twinsite.ops.drill;

import dev.twinsite.quorum.ClientEvidence;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A drill that is over.
 *
 * @param state how its run ended
 * @param verdict whether it kept what it promises, apart from that
 * @param detail how it ended, in words
 * @param startedBy the operator, or the schedule
 * @param resumedBy the ops server that took it over last; null if none had to
 * @param millis what was measured, by name
 * @param evidence what clients outside both sites saw; null in what an earlier version has noted
 */
public record HeldDrill(
    UUID id,
    String runbook,
    String site,
    String state,
    String verdict,
    String detail,
    String startedBy,
    @Nullable String resumedBy,
    Instant startedAt,
    Instant endedAt,
    SortedMap<String, Long> millis,
    @Nullable List<ClientEvidence> evidence) {

  /** Whether it showed what it was held to show. */
  public boolean isPassed() {
    return verdict.equals("PASSED");
  }
}
