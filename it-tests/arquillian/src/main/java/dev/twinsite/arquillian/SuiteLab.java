package dev.twinsite.arquillian;

import java.util.Optional;
import org.jboss.arquillian.container.spi.Container;
import org.jboss.arquillian.container.spi.ContainerRegistry;
import org.jboss.arquillian.container.spi.event.StartContainer;
import org.jboss.arquillian.core.api.Event;
import org.jboss.arquillian.core.api.Instance;
import org.jboss.arquillian.core.api.InstanceProducer;
import org.jboss.arquillian.core.api.annotation.ApplicationScoped;
import org.jboss.arquillian.core.api.annotation.Inject;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.ServiceLoader;
import org.jboss.arquillian.test.spi.event.suite.AfterSuite;
import org.jboss.arquillian.test.spi.event.suite.BeforeClass;
import org.jboss.arquillian.test.spi.event.suite.BeforeSuite;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * One lab for all test classes: opened before the first, whole again before each, given up after
 * the last.
 *
 * <p>If the lab cannot be opened, or cannot be made whole after a test has broken it, one class
 * fails with the reason and every class after it is skipped: thirty time-outs in a row would tell
 * nobody more.
 */
final class SuiteLab {

  private static final int BEFORE_ARQUILLIAN = 1000;
  private static final int AFTER_ARQUILLIAN = -1000;

  @Inject @ApplicationScoped private InstanceProducer<ServerOwner> owner;
  @Inject @ApplicationScoped private InstanceProducer<Sites> sites;
  @Inject private Instance<ServiceLoader> services;
  @Inject private Instance<ContainerRegistry> containers;
  @Inject private Event<StartContainer> start;

  private @Nullable RuntimeException broken;
  private boolean reported;

  void open(@Observes(precedence = BEFORE_ARQUILLIAN) BeforeSuite suite) {
    ServerOwner found = services.get().onlyOne(ServerOwner.class, LabServers.class);
    try {
      found.open();
      owner.set(found);
      sitesOf(found).ifPresent(sites::set);
      forEachOwnedContainer(this::nameManagementPort);
    } catch (RuntimeException e) {
      broken = e;
    }
  }

  void attach(@Observes(precedence = AFTER_ARQUILLIAN) BeforeSuite suite) {
    attachWhatRuns();
  }

  void makeWhole(@Observes(precedence = BEFORE_ARQUILLIAN) BeforeClass testClass) {
    refuseIfBroken();
    try {
      owner.get().restore();
    } catch (RuntimeException e) {
      broken = e;
      refuseIfBroken();
    }
    attachWhatRuns();
  }

  void close(@Observes(precedence = AFTER_ARQUILLIAN) AfterSuite suite) {
    if (owner.get() != null) {
      owner.get().close();
    }
  }

  private void refuseIfBroken() {
    if (broken == null) {
      return;
    }
    if (reported) {
      throw new TestAbortedException("skipped, because: " + broken.getMessage());
    }
    reported = true;
    throw broken;
  }

  /** An owner that is no lab has servers, but no sites to lose. */
  private static Optional<Sites> sitesOf(ServerOwner owner) {
    return owner instanceof LabControl lab ? Optional.of(new Sites(lab)) : Optional.empty();
  }

  private void nameManagementPort(Container<?> container) {
    int port = owner.get().managementPort(container.getName());
    container
        .getContainerConfiguration()
        .overrideProperty("managementPort", Integer.toString(port));
  }

  /** Tells Arquillian of the servers that run already, so that it deploys to them. */
  private void attachWhatRuns() {
    forEachOwnedContainer(
        container -> {
          if (container.getState() != Container.State.STARTED) {
            start.fire(new StartContainer(container));
          }
        });
  }

  private void forEachOwnedContainer(ContainerAction action) {
    if (owner.get() == null) {
      return;
    }
    containers.get().getContainers().stream()
        .map(container -> (Container<?>) container)
        .filter(container -> owner.get().servers().contains(container.getName()))
        .forEach(action::perform);
  }

  private interface ContainerAction {
    void perform(Container<?> container);
  }
}
