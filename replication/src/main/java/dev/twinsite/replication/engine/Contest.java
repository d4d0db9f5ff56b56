package dev.twinsite.replication.engine;

import dev.twinsite.replication.Envelope;
import dev.twinsite.replication.Outcome;
import dev.twinsite.replication.engine.Claims.Held;
import dev.twinsite.replication.engine.Handling.Care;
import dev.twinsite.replication.engine.OwnStream.Pending;
import dev.twinsite.replication.protocol.ClaimRules;
import dev.twinsite.replication.protocol.ClaimRules.Claimant;
import dev.twinsite.replication.protocol.ClaimRules.Verdict;
import dev.twinsite.site.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Settles who holds the claims of arriving events, in the caller's transaction. Claims that nobody
 * holds are taken all at once; a transaction of this site that is just taking one is waited for, so
 * that two claims can never pass each other unseen.
 */
final class Contest {

  private final Stores stores;
  private final Site site;
  private final Numberer numberer;
  private final Decider decider;

  Contest(Stores stores, Site site, Numberer numberer, Decider decider) {
    this.stores = stores;
    this.site = site;
    this.numberer = numberer;
    this.decider = decider;
  }

  /**
   * The outcome of each event: contested if an own event holds its claim and stays, its effect
   * otherwise. Own events that lose are discarded here. A contested event is its origin's to
   * decide: it will be superseded there, unless the origin becomes regent before it has heard of
   * the own one.
   *
   * @param events no two of them with the same claim
   */
  List<Outcome> settle(List<Envelope> events, Care care) {
    Map<String, UUID> claims = new HashMap<>();
    events.forEach(event -> event.claim().ifPresent(claim -> claims.put(claim, event.id())));
    Map<String, Held> held = claims.isEmpty() ? Map.of() : contested(claims);
    List<Outcome> outcomes = new ArrayList<>(events.size());
    for (Envelope event : events) {
      Optional<Held> holder = event.claim().map(held::get);
      outcomes.add(holder.map(own -> settle(event, own, care)).orElse(Outcome.effectOf(event)));
    }
    return outcomes;
  }

  private Map<String, Held> contested(Map<String, UUID> claims) {
    Set<String> taken = stores.claims().takeFree(claims, site.peer());
    List<String> rest = claims.keySet().stream().filter(claim -> !taken.contains(claim)).toList();
    return rest.isEmpty() ? Map.of() : stores.claims().lock(rest);
  }

  private Outcome settle(Envelope arriving, Held held, Care care) {
    Claimant claimant = new Claimant(arriving.id(), arriving.clock(), site.peer());
    Verdict verdict = ClaimRules.decide(Optional.of(held.holder()), claimant);
    if (verdict == Verdict.MINE) {
      return Outcome.CONTESTED;
    }
    if (verdict == Verdict.THEIRS) {
      discardOwn(held.ownSeq(), care);
    }
    stores.claims().assign(arriving.claim().orElseThrow(), site.peer(), arriving.id());
    return Outcome.effectOf(arriving);
  }

  private void discardOwn(long seq, Care care) {
    if (stores.own().positionOf(seq).isEmpty()) {
      numberer.numberAll();
    }
    Optional<Pending> loser = stores.own().pending(seq);
    Position decided = stores.acknowledgements().read().orElseThrow().upTo().position();
    loser.ifPresent(
        own -> decider.decide(List.of(own), place -> Outcome.SUPERSEDED, decided, care));
  }
}
