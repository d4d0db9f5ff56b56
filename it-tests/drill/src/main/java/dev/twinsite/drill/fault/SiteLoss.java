package dev.twinsite.drill.fault;

import dev.twinsite.drill.TwoSites;

/** The power of a site is cut: every process of it dies at once, its database included. */
public record SiteLoss(String site) implements Fault {

  @Override
  public void strike(TwoSites sites) {
    sites.killSite(site);
  }

  /** Switches the site on again, with the one command that there is for it. */
  @Override
  public void mend(TwoSites sites) {
    sites.powerOn(site);
  }
}
