package dev.twinsite.arquillian;

import org.jboss.arquillian.container.spi.ServerKillProcessor;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.spi.enricher.resource.ResourceProvider;

/** What Arquillian loads when this jar is on the class path. */
public final class TwinsiteExtension implements LoadableExtension {

  @Override
  public void register(ExtensionBuilder builder) {
    builder
        .observer(SuiteLab.class)
        .observer(ServerLifecycle.class)
        .observer(TestArchives.class)
        .service(ServerKillProcessor.class, PowerCut.class)
        .service(ResourceProvider.class, SitesProvider.class)
        .service(ResourceProvider.class, SitesProvider.One.class);
  }
}
