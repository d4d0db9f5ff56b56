package dev.twinsite.drill.check;

import dev.twinsite.client.FactState;
import dev.twinsite.drill.evidence.Holdings;
import dev.twinsite.drill.journal.Known;

/** How a transfer or deposit stands at a site, as a word. */
final class Standing {

  static final String NOT_THERE = "not there";

  private Standing() {}

  static String of(Holdings site, Known known) {
    FactState state = site.money().get(known.write().id());
    return state == null ? NOT_THERE : state.label();
  }
}
