package dev.twinsite.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Answers of the ops API as lines that people read. */
final class Report {

  private Report() {}

  static List<String> of(String verb, JsonNode answer) {
    return switch (verb) {
      case "sites" -> sites(answer);
      case "runs" -> each(answer.path("runs"), Report::runLine);
      case "notices" -> each(answer.path("notices"), Report::notice);
      case "audit" -> audit(answer);
      case "trail" -> each(answer.path("entries"), Report::entry);
      case "approvals" -> each(answer.path("approvals"), Report::approval);
      case "runbooks" -> each(answer.path("runbooks"), Report::runbook);
      default -> answer.has("steps") ? run(answer) : List.of(answer.toString());
    };
  }

  private interface Line {
    String of(JsonNode one);
  }

  private static List<String> each(JsonNode list, Line line) {
    List<String> lines = new ArrayList<>();
    list.forEach(one -> lines.add(line.of(one)));
    return lines.isEmpty() ? List.of("nothing") : lines;
  }

  private static List<String> sites(JsonNode seen) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "epoch %s, leader %s, seen from %s"
            .formatted(text(seen, "epoch"), text(seen, "leader"), text(seen, "seenFrom")));
    for (JsonNode site : seen.path("sites")) {
      lines.add(
          "%-10s %-10s lag %s ms, %s events behind, decides %s"
              .formatted(
                  text(site, "site"),
                  text(site, "state"),
                  text(site, "lagMillis"),
                  text(site, "unacknowledged"),
                  text(site, "mode")));
      site.path("servers").forEach(server -> lines.add(server(server)));
    }
    return lines;
  }

  private static String server(JsonNode server) {
    return "  %-14s %-12s %s"
        .formatted(
            text(server, "name"),
            text(server, "role"),
            server.path("reachable").asBoolean() ? "answers" : "SILENT");
  }

  private static String runLine(JsonNode run) {
    return "%s  %-10s %-16s %s  by %s"
        .formatted(
            text(run, "id"),
            run.path("verdict").isTextual() ? text(run, "verdict") : text(run, "state"),
            text(run, "runbook"),
            text(run, "startedAt"),
            text(run, "startedBy"));
  }

  private static List<String> run(JsonNode run) {
    List<String> lines = new ArrayList<>();
    lines.add(runLine(run));
    run.path("steps")
        .forEach(
            step ->
                lines.add(
                    "  %-10s %s  %s"
                        .formatted(text(step, "state"), text(step, "name"), text(step, "detail"))));
    run.path("measures").forEach(measure -> lines.add(measure(measure)));
    run.path("evidence").forEach(seen -> lines.add(evidence(seen)));
    return lines;
  }

  private static String measure(JsonNode measure) {
    return "  %-10s %s: %s ms of %s ms, in the run before %s"
        .formatted(
            measure.path("millis").asLong() <= measure.path("limitMillis").asLong()
                ? "KEPT"
                : "MISSED",
            text(measure, "name"),
            text(measure, "millis"),
            text(measure, "limitMillis"),
            text(measure, "lastMillis"));
  }

  private static String evidence(JsonNode seen) {
    return ("  %-10s %s: %s acknowledged, %s of them lost, %s duplicated, %s minor units made,"
            + " %s overdrawn, %s refused, %s of them without Retry-After, %s unknown")
        .formatted(
            "CLIENTS",
            text(seen, "from"),
            text(seen, "acknowledged"),
            text(seen, "acknowledgedLost"),
            text(seen, "duplicated"),
            text(seen, "moneyCreatedMinorUnits"),
            text(seen, "overdrafts"),
            text(seen, "refused"),
            text(seen, "refusedWithoutRetryAfter"),
            text(seen, "unknown"));
  }

  private static String notice(JsonNode notice) {
    return "%s  %-6s since %s  %s %s"
        .formatted(
            text(notice, "id"),
            text(notice, "status"),
            text(notice, "since"),
            text(notice, "what"),
            text(notice, "affected"));
  }

  private static List<String> audit(JsonNode audit) {
    List<String> lines = new ArrayList<>();
    audit
        .path("sites")
        .forEach(
            site ->
                lines.add(
                    "%s: %s assets, looked at %s seconds ago"
                        .formatted(
                            text(site, "site"), text(site, "assets"), text(site, "ageSeconds"))));
    lines.addAll(
        each(
            audit.path("findings"),
            one ->
                "%-8s %s %s: %s; %s"
                    .formatted(
                        text(one, "severity"),
                        text(one, "kind"),
                        text(one, "name"),
                        text(one, "problem"),
                        text(one, "fix"))));
    return lines;
  }

  private static String entry(JsonNode entry) {
    return "%s  %s: %s  (%s)  %s"
        .formatted(
            text(entry, "at"),
            text(entry, "who"),
            text(entry, "what"),
            text(entry, "why"),
            text(entry, "outcome"));
  }

  private static String approval(JsonNode one) {
    return "%s  %-8s %s %s asked by %s: %s"
        .formatted(
            text(one, "id"),
            text(one, "state"),
            text(one, "action"),
            one.path("parameters"),
            text(one, "askedBy"),
            text(one, "reason"));
  }

  private static String runbook(JsonNode one) {
    return "%-18s %s".formatted(text(one, "name"), text(one, "title"));
  }

  private static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isMissingNode() || value.isNull() ? "-" : value.asText();
  }
}
