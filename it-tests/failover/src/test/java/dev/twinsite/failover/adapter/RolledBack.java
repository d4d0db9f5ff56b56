package dev.twinsite.failover.adapter;

import jakarta.transaction.UserTransaction;
import javax.naming.InitialContext;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs each test inside the server in a transaction that leaves nothing behind. It begins before
 * the contract's own preparations.
 */
final class RolledBack implements BeforeEachCallback, AfterEachCallback {

  @Override
  public void beforeEach(ExtensionContext test) throws Exception {
    if (isInsideServer(test)) {
      transaction().begin();
    }
  }

  @Override
  public void afterEach(ExtensionContext test) throws Exception {
    if (isInsideServer(test)) {
      transaction().rollback();
    }
  }

  /** Arquillian tells every test twice: to the test's JVM and, there, to the server. */
  private static boolean isInsideServer(ExtensionContext test) {
    return test.getConfigurationParameter(ArquillianExtension.RUNNING_INSIDE_ARQUILLIAN)
        .map(Boolean::parseBoolean)
        .orElse(false);
  }

  private static UserTransaction transaction() throws Exception {
    return InitialContext.doLookup("java:comp/UserTransaction");
  }
}
