package dev.twinsite.ops.boot;

/**
 * Something that happened to a server while its site was booted.
 *
 * @param wave of the server, from 1
 * @param detail why, for people; empty where that is clear
 * @param up servers of the site that are up by now, this one included
 * @param dark servers of the site that were given up by now
 * @param all servers of the site
 */
public record BootEvent(
    String server, int wave, Step step, String detail, int up, int dark, int all) {

  /** What happened. */
  public enum Step {
    /** It was up before anybody asked, and was left alone. */
    FOUND_UP,
    /** Its controller has switched it on. */
    SWITCHED_ON,
    /** An attempt failed; another one follows. */
    WILL_TRY_AGAIN,
    /** Its gate is passed. */
    UP,
    /** It stays dark. */
    DARK
  }

  /** One line for people. */
  @Override
  public String toString() {
    String what = step.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    String why = detail.isEmpty() ? "" : ": " + detail;
    return "%s %s%s (%d of %d up, %d dark)".formatted(server, what, why, up, all, dark);
  }
}
