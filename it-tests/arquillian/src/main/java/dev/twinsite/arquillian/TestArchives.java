package dev.twinsite.arquillian;

import org.jboss.arquillian.container.spi.Container;
import org.jboss.arquillian.container.spi.ContainerRegistry;
import org.jboss.arquillian.container.spi.client.deployment.Deployment;
import org.jboss.arquillian.container.spi.client.deployment.DeploymentScenario;
import org.jboss.arquillian.container.spi.event.DeployDeployment;
import org.jboss.arquillian.core.api.Event;
import org.jboss.arquillian.core.api.Instance;
import org.jboss.arquillian.core.api.annotation.Inject;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.test.spi.event.suite.BeforeClass;

/**
 * Deploys what a class wants to test inside a server, before its first test.
 *
 * <p>Arquillian deploys nothing by itself to a container that a test controls, and runs a test
 * whose archive is not deployed outside the server without a word. So every testable archive whose
 * target is a server of the owner is deployed here; Arquillian undeploys it after the class.
 */
final class TestArchives {

  private static final int AFTER_THE_SCENARIO_IS_KNOWN = -1000;

  @Inject private Instance<ServerOwner> owner;
  @Inject private Instance<ContainerRegistry> containers;
  @Inject private Instance<DeploymentScenario> scenario;
  @Inject private Event<DeployDeployment> deploy;

  void deploy(@Observes(precedence = AFTER_THE_SCENARIO_IS_KNOWN) BeforeClass testClass) {
    scenario.get().deployments().stream()
        .filter(this::isTestableHere)
        .forEach(archive -> deploy.fire(new DeployDeployment(container(archive), archive)));
  }

  private boolean isTestableHere(Deployment archive) {
    return archive.getDescription().testable()
        && !archive.getDescription().managed()
        && owner.get().servers().contains(container(archive).getName());
  }

  private Container<?> container(Deployment archive) {
    return containers.get().getContainer(archive.getDescription().getTarget());
  }
}
