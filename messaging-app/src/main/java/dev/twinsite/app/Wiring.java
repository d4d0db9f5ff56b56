package dev.twinsite.app;

import dev.twinsite.app.live.LiveConfiguration;
import dev.twinsite.site.SitePair;
import dev.twinsite.time.SteadyClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.eclipse.microprofile.config.ConfigProvider;

/** Makes beans of what this module configures. */
@Dependent
public class Wiring {

  @Produces
  @Singleton
  SiteConfiguration siteConfiguration() {
    return SiteConfiguration.read(settings());
  }

  @Produces
  @Singleton
  WaitLimits waitLimits() {
    return WaitLimits.read(settings());
  }

  @Produces
  @Singleton
  WebOrigins webOrigins(SiteConfiguration site) {
    return WebOrigins.read(settings(), site);
  }

  @Produces
  @Singleton
  LiveConfiguration liveConfiguration() {
    return LiveConfiguration.read(settings());
  }

  @Produces
  @Singleton
  SessionConfiguration sessionConfiguration() {
    return SessionConfiguration.read(settings());
  }

  @Produces
  @Singleton
  SitePair sitePair(SiteConfiguration site) {
    return new SitePair(site.site(), site.peer());
  }

  @Produces
  @ApplicationScoped
  InstantSource wallClock() {
    return InstantSource.system();
  }

  @Produces
  @Singleton
  SteadyClock steadyClock(InstantSource wall) {
    return new SteadyClock(wall, System::nanoTime);
  }

  private static Settings settings() {
    return new Settings(ConfigProvider.getConfig());
  }
}
