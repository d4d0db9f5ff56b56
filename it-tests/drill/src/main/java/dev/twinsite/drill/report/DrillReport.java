package dev.twinsite.drill.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a drill has measured. The names of the components are the names in {@code report.json}.
 * What was not measured, because the drill ended before, is null.
 *
 * @param seed from which the load can be repeated
 * @param digestsEqual of both sites at one position, in the end
 * @param promises each checker and how many violations it found
 * @param goals the times aimed at; missing one does not change the verdict
 * @param reasons why the verdict is not {@code PASSED}; empty if it is
 * @param series what happened second by second, for the picture
 */
public record DrillReport(
    String scenario,
    long seed,
    Instant startedAt,
    Instant endedAt,
    Map<String, Object> topology,
    LoadFigures load,
    @Nullable Loss loss,
    Rto rto,
    Rpo rpo,
    Recovery recovery,
    @Nullable Boolean digestsEqual,
    List<Moment> timeline,
    List<Promise> promises,
    List<Goal> goals,
    Verdict verdict,
    List<String> reasons,
    List<Second> series) {

  /**
   * What the clients wanted and were told, in numbers of writes. Attempted is the sum of the
   * others.
   *
   * @param unknown writes whose end no client could find out while the load ran
   */
  public record LoadFigures(
      int users,
      long attempted,
      Acknowledged acknowledged,
      long pending,
      long refused,
      long unknown) {}

  /** Messages that a site promised to keep, and transfers that were posted. */
  public record Acknowledged(long messages, long transfers) {}

  /** What was taken away, and when. */
  public record Loss(String site, Instant at) {}

  /**
   * How long people were without.
   *
   * @param messagesMillis longest time any client went without a successful write of a message
   * @param transfersMillis from the loss until the survivor first posts a transfer accepted after
   *     it
   * @param declaredLostMillis from the loss until an operator's declaration that was accepted
   */
  public record Rto(
      @Nullable Long messagesMillis,
      @Nullable Long transfersMillis,
      @Nullable Long declaredLostMillis) {

    /** From the declaration until the survivor first posts a transfer; null if unmeasured. */
    @JsonProperty
    public @Nullable Long transfersAfterDeclarationMillis() {
      return transfersMillis == null || declaredLostMillis == null
          ? null
          : Long.valueOf(Math.max(0, transfersMillis - declaredLostMillis));
    }
  }

  /** What was lost or made up, by the clients' own journals. */
  public record Rpo(
      @Nullable Long acknowledgedMessagesLost,
      @Nullable Long acknowledgedTransfersLost,
      @Nullable Long duplicatedTransfers,
      @Nullable Long moneyCreatedMinorUnits,
      @Nullable Long overdrafts) {}

  /**
   * How the lost site came back.
   *
   * @param manualSteps commands that a person had to give to bring it back
   * @param coldBootMillis from the command until the site's application answers
   * @param catchUpMillis from then until it holds what the survivor held at that moment
   * @param catchUpEvents how many events that were
   * @param rejoinedMillis from the command until the site takes part in every decision
   */
  public record Recovery(
      int manualSteps,
      @Nullable Long coldBootMillis,
      @Nullable Long catchUpMillis,
      @Nullable Long catchUpEvents,
      @Nullable Long rejoinedMillis) {}

  /**
   * Something worth telling.
   *
   * @param mark a word that stands in the pictures; null for none
   */
  public record Moment(Instant at, String what, @Nullable String mark) {}

  /** A checker and what it found. */
  public record Promise(String name, int violations) {}

  /**
   * A time aimed at.
   *
   * @param measuredMillis null if it was not measured
   */
  public record Goal(String name, long goalMillis, @Nullable Long measuredMillis) {

    /** Whether it was measured and is within the goal. */
    @JsonProperty
    public boolean met() {
      return measuredMillis != null && measuredMillis <= goalMillis;
    }
  }

  /**
   * One second of load.
   *
   * @param second since the start of the load
   * @param messages acknowledged in it, by site
   * @param transfers posted in it, all sites together
   * @param medianMillis latency of the messages acknowledged in it; 0 if there are none
   * @param longestMillis of the same
   */
  public record Second(
      Instant at,
      int second,
      Map<String, Long> messages,
      long transfers,
      long medianMillis,
      long longestMillis) {}

  public DrillReport {
    topology = Map.copyOf(topology);
    timeline = List.copyOf(timeline);
    promises = List.copyOf(promises);
    goals = List.copyOf(goals);
    reasons = List.copyOf(reasons);
    series = List.copyOf(series);
  }
}
