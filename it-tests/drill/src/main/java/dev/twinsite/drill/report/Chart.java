package dev.twinsite.drill.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** A picture over the seconds of a drill, as inline SVG. */
final class Chart {

  private static final int WIDTH = 1200;
  private static final int HEIGHT = 280;
  private static final int LEFT = 64;
  private static final int TOP = 56;
  private static final int BOTTOM = 30;

  private final List<DrillReport.Second> seconds;
  private final String unit;
  private final long highest;
  private final List<String> layers = new ArrayList<>();

  private Chart(List<DrillReport.Second> seconds, String unit, long highest) {
    this.seconds = seconds;
    this.unit = unit;
    this.highest = highest;
  }

  /** An empty picture whose vertical axis ends at the highest of all values. */
  static Chart over(
      List<DrillReport.Second> seconds, String unit, ToLongFunction<DrillReport.Second> tallest) {
    long highest = seconds.stream().mapToLong(tallest).max().orElse(1);
    return new Chart(seconds, unit, Math.max(1, highest));
  }

  /** Shades a time, given in seconds since the start of the load. */
  Chart shaded(double from, double to, String css) {
    layers.add(
        tag("<rect class='%s' x='%.1f' y='%d' width='%.1f' height='%d'/>")
            .formatted(css, x(from), TOP, Math.max(1, x(to) - x(from)), HEIGHT - TOP - BOTTOM));
    return this;
  }

  /** A line through all seconds. */
  Chart line(String css, ToLongFunction<DrillReport.Second> value) {
    StringBuilder points = new StringBuilder();
    for (DrillReport.Second second : seconds) {
      points.append(
          tag("%.1f,%.1f ").formatted(x(second.second() + 0.5), y(value.applyAsLong(second))));
    }
    layers.add("<polyline class='" + css + "' points='" + points + "'/>");
    return this;
  }

  /** An upright line with a word above it; three words in a row stand one above the other. */
  Chart mark(double at, String word, int number) {
    layers.add(
        tag("<line class='mark' x1='%.1f' y1='%d' x2='%.1f' y2='%d'/>"
                + "<text class='word' x='%.1f' y='%d'>%s</text>")
            .formatted(
                x(at), TOP, x(at), HEIGHT - BOTTOM, x(at) + 4, TOP - 5 - 15 * (number % 3), word));
    return this;
  }

  String svg() {
    StringBuilder svg = new StringBuilder();
    svg.append(tag("<svg viewBox='0 0 %d %d' role='img'>").formatted(WIDTH, HEIGHT));
    svg.append(axis());
    layers.forEach(svg::append);
    return svg.append("</svg>\n").toString();
  }

  private String axis() {
    StringBuilder axis = new StringBuilder();
    for (int i = 0; i <= 4; i++) {
      long value = Math.round(highest * i / 4.0);
      axis.append(
          tag("<line class='grid' x1='%d' y1='%.1f' x2='%d' y2='%.1f'/>"
                  + "<text class='tick' x='%d' y='%.1f'>%d</text>")
              .formatted(LEFT, y(value), WIDTH, y(value), LEFT - 8, y(value) + 4, value));
    }
    axis.append(tag("<text class='unit' x='0' y='14'>%s</text>").formatted(unit));
    int step = Math.max(1, seconds.size() / 12);
    for (int second = 0; second < seconds.size(); second += step) {
      axis.append(
          tag("<text class='second' x='%.1f' y='%d'>%d s</text>")
              .formatted(x(second), HEIGHT - 8, second));
    }
    return axis.toString();
  }

  private double x(double second) {
    double bounded = Math.max(0, Math.min(second, seconds.size()));
    return LEFT + bounded * (WIDTH - LEFT) / Math.max(1, seconds.size());
  }

  private double y(long value) {
    return HEIGHT - BOTTOM - (double) value * (HEIGHT - TOP - BOTTOM) / highest;
  }

  /** A pattern whose numbers come out with a point in every country. */
  private static Pattern tag(String pattern) {
    return new Pattern(pattern);
  }

  private record Pattern(String text) {
    String formatted(Object... values) {
      return String.format(Locale.ROOT, text, values);
    }
  }
}
