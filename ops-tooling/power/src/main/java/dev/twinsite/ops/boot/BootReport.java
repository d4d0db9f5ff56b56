package dev.twinsite.ops.boot;

import dev.twinsite.site.SiteName;
import java.time.Duration;
import java.util.List;

/**
 * How the boot of a site ended.
 *
 * @param foundUp servers that were up before
 * @param booted servers that came up
 * @param dark servers that did not, and why
 * @param waves how many servers each wave had, first wave first
 */
public record BootReport(
    SiteName site,
    List<String> foundUp,
    List<String> booted,
    List<Dark> dark,
    List<Integer> waves,
    Duration took) {

  /** A server that stayed dark. */
  public record Dark(String server, String reason) {}

  /** Whether every server of the site is up. */
  public boolean isComplete() {
    return dark.isEmpty();
  }

  /** One sentence for people. */
  public String summary() {
    int all = foundUp.size() + booted.size() + dark.size();
    return "%d of %d servers of %s are up after %.1f s, %d of them were up before; %s"
        .formatted(
            foundUp.size() + booted.size(),
            all,
            site,
            took.toMillis() / 1e3,
            foundUp.size(),
            dark.isEmpty() ? "none stayed dark" : "dark: " + firstFew());
  }

  private String firstFew() {
    List<String> few =
        dark.stream().limit(5).map(each -> each.server() + " (" + each.reason() + ")").toList();
    String rest = dark.size() > few.size() ? " and " + (dark.size() - few.size()) + " more" : "";
    return String.join(", ", few) + rest;
  }
}
