package dev.twinsite.failover.adapter;

import dev.twinsite.identity.Revocations;
import dev.twinsite.identity.contract.RevocationsContract;
import jakarta.inject.Inject;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;

@ArquillianTest
@ExtendWith(RolledBack.class)
@Order(1)
class JpaRevocationsIT extends RevocationsContract {

  @Inject Revocations revocations;

  @Deployment(managed = false)
  @TargetsContainer("pangyo-1")
  static WebArchive contracts() {
    return Adapters.withContracts();
  }

  @Override
  protected Revocations revocations() {
    return revocations;
  }
}
