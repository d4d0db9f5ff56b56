package dev.twinsite.failover.adapter;

import dev.twinsite.site.SiteName;
import dev.twinsite.site.SitePair;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The sites as the contracts name them, whichever site the server belongs to. */
@Dependent
public class TwoSites {

  @Produces
  @Singleton
  SitePair pangyoAndAnsan() {
    return new SitePair(new SiteName("pangyo"), new SiteName("ansan"));
  }
}
