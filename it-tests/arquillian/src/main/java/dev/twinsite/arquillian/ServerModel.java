package dev.twinsite.arquillian;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jboss.as.controller.client.ModelControllerClient;
import org.jboss.as.controller.client.helpers.Operations;
import org.jboss.dmr.ModelNode;

/**
 * The management model of a running application server: what an administrator could do to it by
 * hand, also by mistake. Each operation opens a connection of its own, so it works across kills.
 */
public final class ServerModel {

  private final String server;
  private final int port;

  ServerModel(String server, int port) {
    this.server = server;
    this.port = port;
  }

  /** Takes a deployment out of service and leaves its content where it is. */
  public void undeploy(String deployment) {
    perform("undeploy", "deployment", deployment);
  }

  /** Puts a deployment into service again. */
  public void redeploy(String deployment) {
    perform("deploy", "deployment", deployment);
  }

  /**
   * Performs an operation.
   *
   * @param address key and value in turn, from the root of the model
   * @return the result
   * @throws IllegalStateException if the operation fails; the message says why
   */
  public ModelNode perform(String operation, String... address) {
    return perform(Operations.createOperation(operation, address(address)));
  }

  /**
   * Performs an operation with parameters.
   *
   * @return the result
   * @throws IllegalStateException if the operation fails; the message says why
   */
  public ModelNode perform(ModelNode operation) {
    try (ModelControllerClient client = ModelControllerClient.Factory.create("127.0.0.1", port)) {
      ModelNode outcome = client.execute(operation);
      if (!Operations.isSuccessfulOutcome(outcome)) {
        throw new IllegalStateException(
            server
                + " refused "
                + operation.toJSONString(true)
                + ": "
                + Operations.getFailureDescription(outcome).asString());
      }
      return Operations.readResult(outcome);
    } catch (IOException e) {
      throw new UncheckedIOException("no management connection to " + server, e);
    }
  }

  /** An address in the model, key and value in turn. */
  public static ModelNode address(String... keysAndValues) {
    ModelNode address = new ModelNode().setEmptyList();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      address.add(keysAndValues[i], keysAndValues[i + 1]);
    }
    return address;
  }
}
