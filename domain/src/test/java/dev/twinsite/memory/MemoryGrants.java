package dev.twinsite.memory;

import dev.twinsite.payment.AskId;
import dev.twinsite.payment.Grant;
import dev.twinsite.payment.GrantState;
import dev.twinsite.payment.Grants;
import java.util.HashMap;
import java.util.Map;

/** Grants in memory. */
public final class MemoryGrants implements Grants {

  private final Map<AskId, GrantState> states;

  public MemoryGrants() {
    this(new MemoryDatabase());
  }

  public MemoryGrants(MemoryDatabase database) {
    states = database.map(new HashMap<>());
  }

  @Override
  public boolean add(Grant grant, GrantState state) {
    return states.putIfAbsent(grant.ask(), state) == null;
  }

  @Override
  public boolean move(Grant grant, GrantState from, GrantState to) {
    return states.replace(grant.ask(), from, to);
  }
}
