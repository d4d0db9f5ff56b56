package dev.twinsite.arquillian;

import org.jboss.arquillian.container.spi.Container;
import org.jboss.arquillian.container.spi.ServerKillProcessor;
import org.jboss.arquillian.core.api.Instance;
import org.jboss.arquillian.core.api.annotation.Inject;

/**
 * Makes {@code ContainerController.kill} the loss of a process. Arquillian's own processor stops
 * the server gracefully, which proves nothing about a failover.
 */
public final class PowerCut implements ServerKillProcessor {

  @Inject private Instance<ServerOwner> owner;

  @Override
  public void kill(Container container) throws Exception {
    owner.get().kill(container.getName());
    closeManagementClient(container);
  }

  /** The remote adapter's stop closes its connection and leaves the process alone. */
  private static void closeManagementClient(Container<?> container) throws Exception {
    container.getDeployableContainer().stop();
  }
}
