package dev.twinsite.ops.runbook;

import dev.twinsite.ops.run.Progress;
import dev.twinsite.site.SiteName;

/**
 * The power of the servers of a site. Each call begins what has not begun yet or tells how it
 * stands, and returns soon; to be called until it is done.
 */
public interface SitePower {

  /** Some servers of a site. */
  enum Part {
    EVERYTHING,
    APPLICATION,
    OPERATIONS
  }

  /** Boots the site's servers in their order, those that are dead. */
  Progress on(SiteName site);

  /** Cuts the power of these servers at once, whatever they are doing. */
  Progress cut(SiteName site, Part part);

  /** Lets these servers end gracefully. */
  Progress shutDown(SiteName site, Part part);

  /** Done when every one of these servers is dark. */
  Progress dark(SiteName site, Part part);
}
