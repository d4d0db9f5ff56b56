package dev.twinsite.event;

import dev.twinsite.payment.TransferTerms;
import dev.twinsite.time.HybridTime;

/** Money was sent; with a room in its terms, also the message that shows it there. */
public record TransferMade(TransferTerms terms) implements DecisiveEvent {

  @Override
  public String claim() {
    return "transfer:" + terms.id();
  }

  @Override
  public HybridTime clock() {
    return terms.accepted().clock();
  }

  @Override
  public <R> R accept(EventCases<R> cases) {
    return cases.transferMade(this);
  }

  @Override
  public <R> R acceptDecisive(DecisiveCases<R> cases) {
    return cases.transferMade(this);
  }
}
