package dev.twinsite.ops.rest;

import dev.twinsite.ops.rest.RunView.MeasureView;
import dev.twinsite.ops.rest.RunView.StepView;
import dev.twinsite.quorum.ClientEvidence;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A run as a page that can be kept or shown to an auditor: it needs nothing from elsewhere. */
final class RunReportPage {

  private RunReportPage() {}

  /** The page of a run as it stands now. */
  static String of(RunView run) {
    return """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>%1$s: %2$s</title></head>
        <body>
        <h1>%1$s: %2$s</h1>
        <p>%3$s</p>
        %4$s
        <h2>Measured</h2>
        %5$s
        <h2>What clients saw</h2>
        %6$s
        <h2>Steps</h2>
        %7$s
        </body>
        </html>
        """
        .formatted(
            text(run.runbook()),
            text(run.verdict() == null ? run.state() : run.verdict()),
            text(run.detail()),
            facts(run),
            measures(run.measures()),
            clients(run.evidence()),
            steps(run.steps()));
  }

  private static String facts(RunView run) {
    Stream<String> parameters =
        run.parameters().entrySet().stream().map(each -> row(each.getKey(), each.getValue()));
    Stream<String> course =
        Stream.of(
            row("run", run.id()),
            row("state", run.state()),
            row("started", run.startedAt() + " by " + run.startedBy()),
            row("ended", run.endedAt()),
            row("driven by", run.drivenBy()),
            row("taken over by", run.resumedBy()),
            row("what people had to do", run.manualSteps()));
    return table(List.of(), Stream.concat(parameters, course));
  }

  private static String measures(List<MeasureView> measures) {
    return table(
        List.of("what", "took", "limit", "kept", "the run before"),
        measures.stream()
            .map(
                one ->
                    row(
                        one.name(),
                        one.millis() + " ms",
                        one.limitMillis() + " ms",
                        one.millis() <= one.limitMillis() ? "yes" : "no",
                        one.lastMillis() == null ? "" : one.lastMillis() + " ms")));
  }

  private static String clients(List<ClientEvidence> evidence) {
    return evidence.isEmpty()
        ? "<p>Nobody has told: this run was judged by what the ops servers saw.</p>"
        : evidence.stream().map(RunReportPage::client).collect(Collectors.joining("\n"));
  }

  private static String client(ClientEvidence seen) {
    Stream<String> promises =
        Stream.of(
            promise("acknowledged and not found again", seen.acknowledgedLost()),
            promise("took effect twice", seen.duplicated()),
            promise("money made out of nothing, minor units", seen.moneyCreatedMinorUnits()),
            promise("accounts below zero", seen.overdrafts()),
            promise("refused without Retry-After", seen.refusedWithoutRetryAfter()));
    Stream<String> counts =
        Stream.of(
            row("acknowledged", seen.acknowledged(), "", ""),
            row("refused", seen.refused(), "", ""),
            row("without an answer", seen.unknown(), "", ""),
            row("longest time without a message", millis(seen.rtoMessagesMillis()), "", ""),
            row("longest time without a transfer", millis(seen.rtoTransfersMillis()), "", ""),
            row("after a surge as before", millis(seen.backToNormalMillis()), "", ""));
    String heading = seen.from() + ", handed in by " + seen.by() + " at " + seen.at();
    return "<p>%s</p>%n%s"
        .formatted(
            text(heading),
            table(List.of("what", "counted", "promised", "kept"), Stream.concat(counts, promises)));
  }

  private static String promise(String what, long count) {
    return row(what, count, 0, count == 0 ? "yes" : "no");
  }

  private static String millis(@Nullable Long millis) {
    return millis == null ? "not measured" : millis + " ms";
  }

  private static String steps(List<StepView> steps) {
    return table(
        List.of("step", "state", "began", "ended", "how"),
        steps.stream()
            .map(
                one -> row(one.name(), one.state(), one.startedAt(), one.endedAt(), one.detail())));
  }

  private static String table(List<String> heads, Stream<String> rows) {
    String head =
        heads.stream()
            .map(name -> "<th scope=\"col\">" + text(name) + "</th>")
            .collect(Collectors.joining());
    return "<table border=\"1\"><tr>"
        + head
        + "</tr>\n"
        + rows.collect(Collectors.joining("\n"))
        + "</table>";
  }

  private static String row(@Nullable Object... cells) {
    return Stream.of(cells)
        .map(cell -> "<td>" + text(cell) + "</td>")
        .collect(Collectors.joining("", "<tr>", "</tr>"));
  }

  private static String text(@Nullable Object value) {
    return value == null
        ? ""
        : value
            .toString()
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;");
  }
}
