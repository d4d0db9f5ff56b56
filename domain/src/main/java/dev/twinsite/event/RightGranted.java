package dev.twinsite.event;

import dev.twinsite.payment.Grant;
import dev.twinsite.time.HybridTime;

/** A part of a site's right to an account goes to the other site, which has asked for it. */
public record RightGranted(Grant grant) implements DecisiveEvent {

  /** One ask is granted once. */
  @Override
  public String claim() {
    return "grant:" + grant.ask();
  }

  @Override
  public HybridTime clock() {
    return grant.granted().clock();
  }

  @Override
  public <R> R accept(EventCases<R> cases) {
    return cases.rightGranted(this);
  }

  @Override
  public <R> R acceptDecisive(DecisiveCases<R> cases) {
    return cases.rightGranted(this);
  }
}
