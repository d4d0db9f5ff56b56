package dev.twinsite.failover.adapter;

import dev.twinsite.payment.Deposits;
import dev.twinsite.payment.contract.DepositsContract;
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
class JpaDepositsIT extends DepositsContract {

  @Inject Deposits deposits;

  @Deployment(managed = false)
  @TargetsContainer("pangyo-1")
  static WebArchive contracts() {
    return Adapters.withContracts();
  }

  @Override
  protected Deposits deposits() {
    return deposits;
  }
}
