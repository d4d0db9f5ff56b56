package dev.twinsite.failover.adapter;

import dev.twinsite.payment.Accounts;
import dev.twinsite.payment.Ledger;
import dev.twinsite.payment.SpendingRights;
import dev.twinsite.payment.contract.LedgerContract;
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
class JpaLedgerIT extends LedgerContract {

  @Inject Accounts accounts;
  @Inject SpendingRights rights;
  @Inject Ledger ledger;

  @Deployment(managed = false)
  @TargetsContainer("pangyo-1")
  static WebArchive contracts() {
    return Adapters.withContracts();
  }

  @Override
  protected Accounts accounts() {
    return accounts;
  }

  @Override
  protected SpendingRights rights() {
    return rights;
  }

  @Override
  protected Ledger ledger() {
    return ledger;
  }
}
