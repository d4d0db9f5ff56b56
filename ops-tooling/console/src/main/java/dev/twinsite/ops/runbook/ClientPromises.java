package dev.twinsite.ops.runbook;

import dev.twinsite.quorum.RunRecord;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What clients were promised, held against what they saw. */
final class ClientPromises {

  private ClientPromises() {}

  /** The times that a runbook sets limits to, as far as clients have told them. */
  static Stream<Measured> measured(RunRecord run, Runbook runbook) {
    return Arrays.stream(ClientTime.values()).flatMap(time -> time.measured(run, runbook).stream());
  }

  /** What stands against a run, its times aside, in words; empty if nothing does. */
  static List<String> broken(RunRecord run, Runbook runbook) {
    Stream<String> seen = run.evidence().stream().flatMap(one -> one.brokenPromises().stream());
    Stream<String> missing =
        Arrays.stream(ClientTime.values())
            .filter(time -> time.isMissing(run, runbook))
            .map(time -> "no client has measured " + time.key());
    return Stream.concat(seen, missing).toList();
  }
}
