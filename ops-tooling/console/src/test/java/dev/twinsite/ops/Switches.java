package dev.twinsite.ops;

import dev.twinsite.ops.run.Progress;
import dev.twinsite.ops.run.Progress.Waiting;
import dev.twinsite.ops.runbook.SitePower;
import dev.twinsite.site.SiteName;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The power switches of two sites of a test, which outlive both. */
final class Switches implements SitePower {

  private final Place pangyo;
  private final Place ansan;
  private final Set<SiteName> booting = ConcurrentHashMap.newKeySet();

  private volatile boolean stuck;

  Switches(Place pangyo, Place ansan) {
    this.pangyo = pangyo;
    this.ansan = ansan;
  }

  /** Nothing that is switched on boots as long as that is so. */
  void stuck(boolean now) {
    stuck = now;
  }

  private Place at(SiteName site) {
    return site.equals(pangyo.name()) ? pangyo : ansan;
  }

  @Override
  public Progress on(SiteName site) {
    boolean dead = at(site).isOpsDark() || at(site).isApplicationDark();
    if (dead && !stuck && booting.add(site)) {
      beside(
          () -> {
            at(site).comeBack();
            booting.remove(site);
          });
    }
    return new Waiting(site + " boots");
  }

  /** Not on the calling thread, which may be one of those that die. */
  @Override
  public Progress cut(SiteName site, Part part) {
    beside(part == Part.OPERATIONS ? at(site)::die : at(site)::loseEverything);
    return new Waiting("the power is cut");
  }

  @Override
  public Progress shutDown(SiteName site, Part part) {
    at(site).applicationUp(false);
    return new Waiting("the application ends");
  }

  @Override
  public Progress dark(SiteName site, Part part) {
    boolean dark =
        switch (part) {
          case EVERYTHING -> at(site).isDark();
          case APPLICATION -> at(site).isApplicationDark();
          case OPERATIONS -> at(site).isOpsDark();
        };
    return Progress.doneIf(dark, "it is dark", "it is not dark");
  }

  private static void beside(Runnable work) {
    Thread thread = new Thread(work, "switch");
    thread.setDaemon(true);
    thread.start();
  }
}
