package dev.twinsite.arquillian;

import org.jboss.arquillian.container.spi.Container;
import org.jboss.arquillian.container.spi.event.ContainerControlEvent;
import org.jboss.arquillian.container.spi.event.KillContainer;
import org.jboss.arquillian.container.spi.event.StartContainer;
import org.jboss.arquillian.container.spi.event.StopContainer;
import org.jboss.arquillian.core.api.Instance;
import org.jboss.arquillian.core.api.annotation.Inject;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.EventContext;

/**
 * Boots and ends the server behind a container when Arquillian starts, stops and kills the
 * container.
 *
 * <p>Arquillian ignores a kill of a container that it does not believe to be started. A server may
 * have been killed or booted with its whole site, so what Arquillian believes is corrected first.
 */
final class ServerLifecycle {

  @Inject private Instance<ServerOwner> owner;

  void boot(@Observes EventContext<StartContainer> start) {
    if (isOwned(start.getEvent())) {
      owner.get().start(name(start));
    }
    start.proceed();
  }

  void end(@Observes EventContext<StopContainer> stop) {
    correct(stop.getEvent());
    stop.proceed();
    if (isOwned(stop.getEvent())) {
      owner.get().stop(name(stop));
    }
  }

  void kill(@Observes EventContext<KillContainer> kill) {
    correct(kill.getEvent());
    kill.proceed();
  }

  private void correct(ContainerControlEvent event) {
    if (isOwned(event)) {
      event.getContainer().setState(believed(event.getContainerName()));
    }
  }

  private Container.State believed(String server) {
    return owner.get().isRunning(server) ? Container.State.STARTED : Container.State.KILLED;
  }

  private boolean isOwned(ContainerControlEvent event) {
    return owner.get() != null && owner.get().servers().contains(event.getContainerName());
  }

  private static String name(EventContext<? extends ContainerControlEvent> context) {
    return context.getEvent().getContainerName();
  }
}
