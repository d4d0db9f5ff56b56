package dev.twinsite.arquillian;

import org.jboss.arquillian.core.spi.LoadableExtension;

/** Puts the idle processes in the place of the lab. */
public final class IdleServersExtension implements LoadableExtension {

  @Override
  public void register(ExtensionBuilder builder) {
    builder.service(ServerOwner.class, IdleServers.class);
  }
}
