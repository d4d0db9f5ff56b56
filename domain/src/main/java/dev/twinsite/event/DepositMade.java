package dev.twinsite.event;

import dev.twinsite.payment.DepositTerms;
import dev.twinsite.time.HybridTime;

/** Money came in from the bank. */
public record DepositMade(DepositTerms terms) implements DecisiveEvent {

  @Override
  public String claim() {
    return "deposit:" + terms.id();
  }

  @Override
  public HybridTime clock() {
    return terms.accepted().clock();
  }

  @Override
  public <R> R accept(EventCases<R> cases) {
    return cases.depositMade(this);
  }

  @Override
  public <R> R acceptDecisive(DecisiveCases<R> cases) {
    return cases.depositMade(this);
  }
}
