package dev.twinsite.ops.boot;

import dev.twinsite.ops.power.PowerController;
import dev.twinsite.site.SiteName;
import java.util.Map;
import java.util.function.Consumer;

/** Boots a site: everything that is dark, in the order in which it is needed. */
public final class BootWaves {

  private final Map<String, PowerController> controllers;
  private final GateProbe gates;

  /**
   * With the power controllers by their keys, as the inventory names them, and somebody who looks
   * at health gates.
   */
  public BootWaves(Map<String, PowerController> controllers, GateProbe gates) {
    this.controllers = Map.copyOf(controllers);
    this.gates = gates;
  }

  /**
   * Boots a site with the usual limits.
   *
   * @param width servers that boot at the same time
   * @see #run(Inventory, SiteName, BootLimits, Consumer)
   */
  public BootReport run(Inventory inventory, SiteName site, int width, Consumer<BootEvent> progress)
      throws InterruptedException {
    return run(inventory, site, BootLimits.DEFAULT.withWidth(width), progress);
  }

  /**
   * Boots a site, and returns when each of its servers is up or has been given up. What is up is
   * left alone, so that a boot that was broken off is simply run again. A server begins as soon as
   * what it needs is up; it does not wait for the rest of the wave before.
   *
   * @param progress is told what happens, on the calling thread
   * @throws InterruptedException if the thread is interrupted; what has been switched on stays on
   */
  public BootReport run(
      Inventory inventory, SiteName site, BootLimits limits, Consumer<BootEvent> progress)
      throws InterruptedException {
    try (BootRun run = new BootRun(inventory, site, limits, controllers, gates, progress)) {
      return run.run();
    }
  }
}
