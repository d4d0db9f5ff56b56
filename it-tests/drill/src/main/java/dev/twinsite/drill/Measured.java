package dev.twinsite.drill;

import dev.twinsite.drill.check.Checker;
import dev.twinsite.drill.check.DigestsAgree;
import dev.twinsite.drill.check.Violation;
import dev.twinsite.drill.check.Violation.Kind;
import dev.twinsite.drill.journal.Knowledge;
import dev.twinsite.drill.journal.Known;
import dev.twinsite.drill.report.DrillReport;
import dev.twinsite.drill.report.DrillReport.Goal;
import dev.twinsite.drill.report.Series;
import dev.twinsite.drill.report.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a drill has found out so far; each part is filled in when its step has been taken. */
final class Measured {

  private static final int REASONS_PER_PROMISE = 5;

  private final DrillPlan plan;
  final Map<String, List<Violation>> violations = new LinkedHashMap<>();
  final List<String> failures = new ArrayList<>();
  Optional<String> stoppedBecause = Optional.empty();
  Optional<Instant> loss = Optional.empty();
  Optional<Instant> declared = Optional.empty();
  Optional<ReturnWatch> comeback = Optional.empty();
  Optional<Instant> loadFrom = Optional.empty();
  Optional<Instant> loadTo = Optional.empty();
  List<Known> journal = List.of();
  int commandsToRecover;

  Measured(DrillPlan plan) {
    this.plan = plan;
  }

  /** The silence that is the recovery time of messages. */
  Optional<Silence> longestSilence() {
    return loadFrom.flatMap(from -> loadTo.flatMap(to -> Silence.longest(journal, from, to)));
  }

  /** The first transfer that was begun after the loss, accepted by a survivor, and posted. */
  Optional<Instant> firstPostedAfterLoss() {
    return loss.flatMap(
        at ->
            journal.stream()
                .filter(Known::isTransfer)
                .filter(known -> known.best() == Knowledge.POSTED && known.begunAt().isAfter(at))
                .filter(known -> known.acceptedBy().filter(plan.site()::equals).isEmpty())
                .flatMap(known -> known.settledAt().stream())
                .min(Instant::compareTo));
  }

  DrillReport report(Map<String, Object> topology, Chronicle chronicle) {
    return new DrillReport(
        "site-loss",
        plan.seed(),
        chronicle.start(),
        Instant.now(),
        topology,
        load(),
        loss.map(at -> new DrillReport.Loss(plan.site(), at)).orElse(null),
        rto(),
        rpo(),
        recovery(),
        digestsEqual(),
        chronicle.moments(),
        violations.entrySet().stream()
            .map(promise -> new DrillReport.Promise(promise.getKey(), promise.getValue().size()))
            .toList(),
        goals(),
        verdict(),
        reasons(),
        loadFrom.flatMap(from -> loadTo.map(to -> Series.of(journal, from, to))).orElse(List.of()));
  }

  private DrillReport.LoadFigures load() {
    List<Known> writes =
        journal.stream().filter(known -> known.isMessage() || known.isTransfer()).toList();
    return new DrillReport.LoadFigures(
        plan.users(),
        writes.size(),
        new DrillReport.Acknowledged(
            writes.stream().filter(k -> k.isMessage() && k.best().isAcknowledged()).count(),
            count(writes, Knowledge.POSTED)),
        count(writes, Knowledge.PENDING),
        count(writes, Knowledge.REFUSED) + count(writes, Knowledge.VOIDED),
        count(writes, Knowledge.UNKNOWN));
  }

  private static long count(List<Known> writes, Knowledge best) {
    return writes.stream().filter(known -> known.best() == best).count();
  }

  private DrillReport.Rto rto() {
    return new DrillReport.Rto(
        millis(longestSilence().map(Silence::length)),
        millis(sinceLoss(firstPostedAfterLoss())),
        millis(sinceLoss(declared)));
  }

  private Optional<Duration> sinceLoss(Optional<Instant> moment) {
    return loss.flatMap(from -> moment.map(to -> Duration.between(from, to)));
  }

  private static @Nullable Long millis(Optional<Duration> time) {
    return time.map(Duration::toMillis).orElse(null);
  }

  private DrillReport.Rpo rpo() {
    if (violations.isEmpty()) {
      return new DrillReport.Rpo(null, null, null, null, null);
    }
    return new DrillReport.Rpo(
        size(Kind.ACKNOWLEDGED_MESSAGE_LOST),
        size(Kind.ACKNOWLEDGED_TRANSFER_LOST),
        size(Kind.TRANSFER_DOUBLED),
        size(Kind.MONEY_CREATED_OR_LOST),
        size(Kind.OVERDRAFT));
  }

  private long size(Kind kind) {
    return violations.values().stream()
        .flatMap(List::stream)
        .filter(violation -> violation.kind() == kind)
        .mapToLong(Violation::size)
        .sum();
  }

  private DrillReport.Recovery recovery() {
    return new DrillReport.Recovery(
        commandsToRecover,
        comeback.flatMap(ReturnWatch::coldBootMillis).orElse(null),
        comeback.flatMap(ReturnWatch::catchUpMillis).orElse(null),
        comeback.flatMap(ReturnWatch::catchUpEvents).orElse(null),
        comeback.flatMap(ReturnWatch::rejoinedMillis).orElse(null));
  }

  private @Nullable Boolean digestsEqual() {
    return Optional.ofNullable(violations.get(DigestsAgree.class.getSimpleName()))
        .map(List::isEmpty)
        .orElse(null);
  }

  private List<Goal> goals() {
    DrillReport.Rto rto = rto();
    return List.of(
        new Goal("longest time without a successful message", 1_000, rto.messagesMillis()),
        new Goal(
            "first transfer of the survivor after the declaration",
            1_000,
            rto.transfersAfterDeclarationMillis()),
        new Goal("first transfer of the survivor after the loss", 8_000, rto.transfersMillis()),
        new Goal("from power on to rejoined", 60_000, recovery().rejoinedMillis()));
  }

  private Verdict verdict() {
    if (!reasonsToFail().isEmpty()) {
      return Verdict.FAILED;
    }
    return stoppedBecause.isPresent() ? Verdict.STOPPED : Verdict.PASSED;
  }

  private List<String> reasons() {
    List<String> reasons = new ArrayList<>(stoppedBecause.stream().toList());
    reasons.addAll(reasonsToFail());
    return reasons;
  }

  private List<String> reasonsToFail() {
    List<String> reasons = new ArrayList<>(failures);
    violations.forEach((promise, found) -> reasons.addAll(described(promise, found)));
    return reasons;
  }

  private static List<String> described(String promise, List<Violation> found) {
    List<String> reasons = new ArrayList<>();
    found.stream()
        .limit(REASONS_PER_PROMISE)
        .forEach(violation -> reasons.add(promise + ": " + violation.what()));
    if (found.size() > REASONS_PER_PROMISE) {
      reasons.add(promise + ": and " + (found.size() - REASONS_PER_PROMISE) + " more");
    }
    return reasons;
  }

  void check(Checker checker, List<Violation> found) {
    violations.put(checker.name(), found);
  }
}
