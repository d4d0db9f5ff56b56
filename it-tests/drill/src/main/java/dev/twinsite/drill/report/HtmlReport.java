package dev.twinsite.drill.report;

import dev.twinsite.drill.report.DrillReport.Goal;
import dev.twinsite.drill.report.DrillReport.Moment;
import dev.twinsite.drill.report.DrillReport.Second;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The report as one page that needs nothing else and can be read from the last row. */
final class HtmlReport {

  private static final String STYLE =
      """
      body{font:20px/1.45 system-ui,sans-serif;margin:0 auto;max-width:1240px;padding:24px;color:#1c2430}
      h1{font-size:40px;margin:0 0 8px}h2{font-size:26px;margin:36px 0 8px}
      .verdict{display:inline-block;padding:4px 22px;border-radius:10px;color:#fff;font-weight:700}
      .PASSED{background:#17803d}.FAILED{background:#b3261e}.STOPPED{background:#9a6700}
      .cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(250px,1fr));gap:14px}
      .card{border:1px solid #ccd4de;border-radius:10px;padding:12px 16px}
      .card b{display:block;font-size:32px}.card small{color:#566273}
      .missed b{color:#b3261e}.met b{color:#17803d}
      table{border-collapse:collapse;width:100%}td{padding:4px 12px 4px 0;vertical-align:top}
      td:first-child{white-space:nowrap;color:#566273;font-variant-numeric:tabular-nums}
      .broken{color:#b3261e;font-weight:700}
      svg{width:100%;height:auto}.grid{stroke:#e3e8ee}.mark{stroke:#1c2430;stroke-dasharray:4 3}
      text{font-size:14px;fill:#566273}.tick{text-anchor:end}.word{fill:#1c2430;font-weight:700}
      polyline{fill:none;stroke-width:2.5}.lost{fill:#f6c7c3}.returning{fill:#fbe9c6}
      .s0{stroke:#1f6feb}.s1{stroke:#8250df}.money{stroke:#17803d}.median{stroke:#1f6feb}
      .longest{stroke:#d1682b}.key span{margin-right:22px}.key i{display:inline-block;width:26px;
      height:5px;margin-right:6px;vertical-align:middle}
      """;

  private final DrillReport report;
  private final List<String> sites;

  private HtmlReport(DrillReport report) {
    this.report = report;
    this.sites =
        List.copyOf(
            report.series().stream()
                .flatMap(second -> second.messages().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  static String of(DrillReport report) {
    return new HtmlReport(report).page();
  }

  private String page() {
    return "<!doctype html><html lang='en'><meta charset='utf-8'>"
        + "<meta name='viewport' content='width=device-width,initial-scale=1'><title>Drill: "
        + escaped(report.scenario())
        + "</title><style>"
        + STYLE
        + "</style>"
        + head()
        + figures()
        + pictures()
        + section("What happened", timeline())
        + section("What was promised", promises())
        + section("The load", load())
        + "</html>\n";
  }

  private String head() {
    String lost = report.loss() == null ? "no site was taken away" : report.loss().site() + " lost";
    return "<h1>%s: %s <span class='verdict %s'>%s</span></h1><p>Started %s, %d s, seed %d.</p>%s"
        .formatted(
            escaped(report.scenario()),
            escaped(lost),
            report.verdict(),
            report.verdict(),
            report.startedAt(),
            Duration.between(report.startedAt(), report.endedAt()).toSeconds(),
            report.seed(),
            list(report.reasons()));
  }

  private String figures() {
    StringBuilder cards = new StringBuilder("<div class='cards'>");
    DrillReport.Rpo rpo = report.rpo();
    cards.append(loss("acknowledged messages lost", rpo.acknowledgedMessagesLost()));
    cards.append(loss("posted transfers lost", rpo.acknowledgedTransfersLost()));
    cards.append(loss("transfers doubled", rpo.duplicatedTransfers()));
    cards.append(loss("won created or lost", rpo.moneyCreatedMinorUnits()));
    cards.append(loss("overdrafts", rpo.overdrafts()));
    report.goals().forEach(goal -> cards.append(time(goal)));
    return cards.append("</div>").toString();
  }

  private static String loss(String name, @Nullable Long value) {
    String css = value == null ? "" : value == 0 ? "met" : "missed";
    return card(css, value == null ? "–" : value.toString(), name, "");
  }

  private static String time(Goal goal) {
    Long measured = goal.measuredMillis();
    return card(
        goal.met() ? "met" : "missed",
        measured == null ? "–" : seconds(measured),
        goal.name(),
        "goal: at most " + seconds(goal.goalMillis()));
  }

  private static String card(String css, String value, String name, String note) {
    return "<div class='card %s'><b>%s</b>%s<br><small>%s</small></div>"
        .formatted(css, value, escaped(name), escaped(note));
  }

  private String pictures() {
    if (report.series().isEmpty()) {
      return "";
    }
    Chart rate = Chart.over(report.series(), "writes a second", HtmlReport::busiest);
    Chart latency =
        Chart.over(report.series(), "ms until a message is safe", Second::longestMillis);
    shade(rate);
    shade(latency);
    for (int i = 0; i < sites.size(); i++) {
      String site = sites.get(i);
      rate.line("s" + i % 2, second -> second.messages().getOrDefault(site, 0L));
    }
    rate.line("money", Second::transfers);
    latency.line("longest", Second::longestMillis).line("median", Second::medianMillis);
    mark(rate);
    mark(latency);
    return "<h2>Rate</h2>"
        + rateKey()
        + rate.svg()
        + "<h2>Latency</h2>"
        + LATENCY_KEY
        + latency.svg();
  }

  private static final String LATENCY_KEY =
      "<p class='key'><span><i style='background:#d1682b'></i>slowest message of the second</span>"
          + "<span><i style='background:#1f6feb'></i>median</span></p>";

  private String rateKey() {
    StringBuilder key = new StringBuilder("<p class='key'>");
    String[] colours = {"#1f6feb", "#8250df"};
    for (int i = 0; i < sites.size(); i++) {
      key.append(
          "<span><i style='background:%s'></i>messages accepted by %s</span>"
              .formatted(colours[i % 2], escaped(sites.get(i))));
    }
    return key
        + "<span><i style='background:#17803d'></i>transfers posted</span>"
        + "<span><i style='background:#f6c7c3;height:14px'></i>site lost</span>"
        + "<span><i style='background:#fbe9c6;height:14px'></i>site returning</span></p>";
  }

  private static long busiest(Second second) {
    long messages = second.messages().values().stream().mapToLong(Long::longValue).max().orElse(0);
    return Math.max(messages, second.transfers());
  }

  private void shade(Chart chart) {
    Optional<Double> loss = marked("loss");
    Optional<Double> power = marked("power on");
    Optional<Double> rejoined = marked("rejoined");
    double end = report.series().size();
    loss.ifPresent(from -> chart.shaded(from, power.orElse(end), "lost"));
    power.ifPresent(from -> chart.shaded(from, rejoined.orElse(end), "returning"));
  }

  private void mark(Chart chart) {
    int number = 0;
    for (Moment moment : report.timeline()) {
      String word = moment.mark();
      if (word != null) {
        chart.mark(second(moment.at()), escaped(word), number++);
      }
    }
  }

  private Optional<Double> marked(String word) {
    return report.timeline().stream()
        .filter(moment -> word.equals(moment.mark()))
        .findFirst()
        .map(moment -> second(moment.at()));
  }

  private double second(Instant at) {
    return Duration.between(report.series().get(0).at(), at).toMillis() / 1000.0;
  }

  private String timeline() {
    return rows(
        report.timeline(),
        moment ->
            "<td>%s</td><td>%s</td>"
                .formatted(
                    seconds(Duration.between(report.startedAt(), moment.at()).toMillis()),
                    escaped(moment.what())));
  }

  private String promises() {
    return rows(
        report.promises(),
        promise ->
            "<td>%s</td><td>%s</td>"
                .formatted(
                    promise.violations() == 0
                        ? "kept"
                        : "<span class='broken'>broken " + promise.violations() + "×</span>",
                    escaped(words(promise.name()))));
  }

  private String load() {
    DrillReport.LoadFigures load = report.load();
    return "<p>%d users attempted %d writes: %d messages acknowledged, %d transfers posted, "
            .formatted(
                load.users(),
                load.attempted(),
                load.acknowledged().messages(),
                load.acknowledged().transfers())
        + "%d pending, %d refused, %d unknown.</p>"
            .formatted(load.pending(), load.refused(), load.unknown());
  }

  private static String section(String title, String body) {
    return "<h2>" + title + "</h2>" + body;
  }

  private static <T> String rows(List<T> items, Function<T, String> cells) {
    return items.stream()
        .map(item -> "<tr>" + cells.apply(item) + "</tr>")
        .collect(Collectors.joining("", "<table>", "</table>"));
  }

  private static String list(List<String> reasons) {
    return reasons.stream()
        .map(reason -> "<li class='broken'>" + escaped(reason) + "</li>")
        .collect(Collectors.joining("", "<ul>", "</ul>"));
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, millis < 10_000 ? "%.2f s" : "%.1f s", millis / 1000.0);
  }

  /** {@code NoMoneyCreatedOrLost} as {@code No money created or lost}. */
  private static String words(String name) {
    String spaced = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    return spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&#39;");
  }
}
