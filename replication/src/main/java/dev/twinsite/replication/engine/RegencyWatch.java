package dev.twinsite.replication.engine;

import dev.twinsite.replication.Outcome;
import dev.twinsite.replication.engine.Handling.Care;
import dev.twinsite.replication.engine.OwnStream.Pending;
import dev.twinsite.replication.protocol.AcknowledgedState;
import dev.twinsite.replication.protocol.ControlEvent.RegencyBegan;
import dev.twinsite.replication.protocol.ControlEvent.RegencyEnded;
import dev.twinsite.replication.protocol.Life;
import dev.twinsite.replication.protocol.Mark;
import dev.twinsite.replication.protocol.Refusal;
import dev.twinsite.replication.protocol.Regency;
import dev.twinsite.replication.protocol.RegencyRules;
import dev.twinsite.replication.protocol.RegencyRules.Returning;
import dev.twinsite.replication.protocol.RegencyRules.Situation;
import dev.twinsite.replication.protocol.RegencyRules.Step;
import dev.twinsite.replication.protocol.SitesView;
import dev.twinsite.replication.wire.ControlEvents;
import dev.twinsite.site.Position;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Watches what the quorum has decided about the sites and does what follows from it for this site's
 * journal. Each step asks again in its own transaction, under the locks that keep the answer true,
 * so that it does not matter how often or on how many nodes it is tried.
 */
public final class RegencyWatch {

  private static final Logger LOG = Logger.getLogger(RegencyWatch.class);
  private static final Position END_OF_EVERYTHING = Position.of(Long.MAX_VALUE, Long.MAX_VALUE);

  private final Stores stores;
  private final Site site;
  private final Handling handling;
  private final Numberer numberer;
  private final Decider decider;
  private final Verdicts verdicts;
  private final Bell bell;

  RegencyWatch(
      Stores stores,
      Site site,
      Handling handling,
      Numberer numberer,
      Decider decider,
      Verdicts verdicts,
      Bell bell) {
    this.stores = stores;
    this.site = site;
    this.handling = handling;
    this.numberer = numberer;
    this.decider = decider;
    this.verdicts = verdicts;
    this.bell = bell;
  }

  /**
   * Takes one step if one is due.
   *
   * @return whether a step was taken, so that it is worth looking again at once
   */
  boolean look() throws Exception {
    Optional<Situation> situation = situation();
    Step step = situation.map(RegencyRules::next).orElse(Step.NONE);
    if (step == Step.NONE) {
      return false;
    }
    boolean taken = take(step);
    if (taken) {
      LOG.infof("Site %s: %s", site.self(), step);
      bell.turned();
    }
    return taken;
  }

  private boolean take(Step step) throws Exception {
    return step == Step.DECIDE_ALONE ? decideAlone() : underFence(step);
  }

  private boolean underFence(Step step) throws Exception {
    return stores
        .transactions()
        .inNew(
            () -> {
              stores.states().lockExclusively();
              stores.peer().lock();
              stores.acknowledgements().lock();
              Optional<Situation> now = situation();
              boolean due = now.map(RegencyRules::next).filter(step::equals).isPresent();
              if (due) {
                follow(step, now.orElseThrow());
              }
              return due;
            });
  }

  private void follow(Step step, Situation now) {
    switch (step) {
      case OPEN_JOURNAL -> openJournal();
      case ASK_FOR_REBUILD -> askForRebuild();
      case BEGIN_LIFE -> beginLife(now);
      case BEGIN_REGENCY -> beginRegency(now);
      case END_REGENCY -> endRegency(now);
      case OVERRULE -> overrule(now);
      case CONDEMN -> stores.incidents().quarantine(Refusal.OVERRULED.sentence());
      case NONE, DECIDE_ALONE -> throw new IllegalStateException(step + " needs no fence");
    }
  }

  /** Empty while the states are not known here, and for a database that must be wiped. */
  private Optional<Situation> situation() {
    Outlook now = stores.board().outlook();
    return now.sites().filter(sites -> !now.condemned()).map(sites -> situation(sites, now));
  }

  private Situation situation(SitesView sites, Outlook now) {
    Optional<Life> life = now.life();
    Optional<Regency> regency = now.regency();
    return new Situation(
        site.self(),
        sites,
        life.map(Life::incarnation),
        now.rebuild().isPresent(),
        regency,
        stores.peer().read().map(applied -> applied.mark().position()).orElse(Position.START),
        stores.own().hasPending() || regency.filter(this::mustDecideContested).isPresent(),
        stores.entries().hasContested(),
        regency.map(active -> returning(active, life)).orElse(notReturning()));
  }

  private Returning returning(Regency regency, Optional<Life> life) {
    if (life.isEmpty() || !Stand.peerKnows(stores, regency)) {
      return notReturning();
    }
    Position end = life.get().end().position();
    Optional<AcknowledgedState> acknowledged = stores.acknowledgements().read();
    long behind =
        acknowledged
            .map(state -> state.upTo().position())
            .filter(place -> place.incarnation().equals(end.incarnation()))
            .map(place -> end.number() - place.number())
            .orElse(Long.MAX_VALUE);
    return new Returning(true, behind, site.config().rejoinBacklogMax());
  }

  private static Returning notReturning() {
    return new Returning(false, Long.MAX_VALUE, 0);
  }

  private void openJournal() {
    stores.own().begin(Life.firstOf(site.self()));
    stores.peer().open(Mark.startOf(site.peer()));
    stores.acknowledgements().open(AcknowledgedState.startingAt(Mark.startOf(site.self())));
  }

  private void askForRebuild() {
    stores.peer().open(Mark.startOf(site.peer()));
    stores.rebuilds().begin();
  }

  private void beginLife(Situation now) {
    numberer.numberAll();
    Life ended = stores.own().life().orElseThrow();
    stores.own().begin(ended.next(site.self(), now.sites().own().incarnation()));
  }

  /**
   * The cut is the last place of the lost site's stream that is held here; it never moves again.
   */
  private void beginRegency(Situation now) {
    Mark cut = stores.peer().read().orElseThrow().mark();
    UUID id = site.ids().get();
    RegencyBegan event = new RegencyBegan(id, now.sites().epoch(), site.peer(), cut);
    OptionalLong seq = stores.own().append(ControlEvents.write(event));
    stores
        .regencies()
        .begin(new Regency(id, site.self(), site.peer(), now.sites().epoch(), cut, seq));
    stores.claims().releasePromised();
  }

  /** What is held of the overruled regent's stream counts; what is not held counts no more. */
  private void overrule(Situation now) {
    stores.regencies().end(now.regency().orElseThrow().id(), now.sites().own().incarnation());
  }

  private void endRegency(Situation now) {
    UUID regency = now.regency().orElseThrow().id();
    var readmitted = now.sites().peer().incarnation();
    RegencyEnded event = new RegencyEnded(regency, now.sites().epoch(), readmitted);
    stores.own().append(ControlEvents.write(event, site.ids().get()));
    stores.regencies().end(regency, readmitted);
  }

  private boolean decideAlone() throws Exception {
    stores.transactions().inNew(this::numberAll);
    return handling.inTransaction(this::decideSome);
  }

  private boolean numberAll() {
    numberer.numberAll();
    return true;
  }

  private boolean decideSome(Care care) {
    stores.peer().lock();
    stores.acknowledgements().lock();
    Optional<Regency> regency =
        stores.regencies().lockActive().filter(active -> active.regent().equals(site.self()));
    regency.ifPresent(active -> decideSome(active, care));
    return regency.isPresent();
  }

  private void decideSome(Regency regency, Care care) {
    List<Pending> pending = stores.own().pending(END_OF_EVERYTHING, Decider.AT_ONCE);
    if (!pending.isEmpty()) {
      Position last = pending.get(pending.size() - 1).entry().position();
      decider.decide(pending, place -> Outcome.POSTED, last, care);
    }
    verdicts.decide(regency.cut().position(), Outcome.SUPERSEDED, care);
    if (isPeerRebuilt()) {
      verdicts.decide(END_OF_EVERYTHING, Outcome.BEYOND_CUT, care);
    }
  }

  /**
   * What the lost site had brought across by the cut and an own event stands against is superseded
   * by it. What lies beyond waits for the lost site to say itself why it does not count, unless its
   * database is gone.
   */
  private boolean mustDecideContested(Regency regency) {
    if (!regency.regent().equals(site.self())) {
      return false;
    }
    Position upTo = isPeerRebuilt() ? END_OF_EVERYTHING : regency.cut().position();
    return !stores.entries().contested(upTo, 1).isEmpty();
  }

  private boolean isPeerRebuilt() {
    return stores
        .acknowledgements()
        .read()
        .filter(state -> state.rebuildFrom().isPresent())
        .isPresent();
  }
}
