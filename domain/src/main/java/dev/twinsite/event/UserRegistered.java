package dev.twinsite.event;

import dev.twinsite.identity.DisplayName;
import dev.twinsite.identity.Username;
import dev.twinsite.payment.AccountId;
import dev.twinsite.time.HybridTime;

/** A name was claimed, and a wallet opened with it. */
public record UserRegistered(
    Username username,
    DisplayName displayName,
    String passwordHash,
    AccountId wallet,
    HybridTime clock)
    implements DecisiveEvent {

  @Override
  public String claim() {
    return "username:" + username;
  }

  @Override
  public <R> R accept(EventCases<R> cases) {
    return cases.userRegistered(this);
  }

  @Override
  public <R> R acceptDecisive(DecisiveCases<R> cases) {
    return cases.userRegistered(this);
  }
}
