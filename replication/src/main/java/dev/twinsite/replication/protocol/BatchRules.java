package dev.twinsite.replication.protocol;

import dev.twinsite.replication.Envelope;
import dev.twinsite.replication.protocol.BatchDecision.Apply;
import dev.twinsite.replication.protocol.BatchDecision.Refuse;
import dev.twinsite.replication.protocol.BatchDecision.Skip;
import dev.twinsite.site.Position;
import java.util.List;
import java.util.Optional;

/**
 * Decides what a receiver does with a batch. A batch is applied only where it continues exactly
 * what the receiver holds; what it holds already is skipped, but only if both tell the same
 * history.
 */
public final class BatchRules {

  /** The digests of a stream that the receiver has stored. */
  @FunctionalInterface
  public interface StoredDigests {
    /** The running digest at a place of the origin's stream, if the receiver holds that event. */
    Optional<Digest> at(Position position);
  }

  private BatchRules() {}

  public static BatchDecision decide(Standing standing, StreamBatch batch, StoredDigests stored) {
    Optional<Refusal> foreign = foreign(standing, batch);
    if (foreign.isPresent()) {
      return new Refuse(foreign.get());
    }
    int life =
        batch
            .before()
            .position()
            .incarnation()
            .compareTo(standing.applied().position().incarnation());
    BatchDecision decision =
        life < 0
            ? held(batch, stored)
            : life == 0 ? withinLife(standing.applied(), batch, stored) : newLife(standing, batch);
    return decision instanceof Apply apply ? admit(standing, apply) : decision;
  }

  private static Optional<Refusal> foreign(Standing standing, StreamBatch batch) {
    if (standing
        .admittedDatabase()
        .filter(id -> !id.equals(batch.header().originIdentity()))
        .isPresent()) {
      return Optional.of(Refusal.FOREIGN_DATABASE);
    }
    if (batch.before().position().incarnation().compareTo(standing.admitted()) > 0) {
      return Optional.of(Refusal.NOT_ADMITTED);
    }
    Heard heard = batch.header().heard();
    boolean mine = heard.database().filter(standing.identity()::equals).isPresent();
    return mine && heard.position().isAfter(standing.applied().position())
        ? Optional.of(Refusal.FORGOTTEN)
        : Optional.empty();
  }

  private static BatchDecision withinLife(Mark applied, StreamBatch batch, StoredDigests stored) {
    long held = applied.position().number() - batch.before().position().number();
    if (held < 0) {
      return new Refuse(Refusal.GAP);
    }
    if (held > batch.events().size()) {
      return held(batch, stored);
    }
    return continueAt(applied, batch, (int) held);
  }

  private static BatchDecision continueAt(Mark applied, StreamBatch batch, int held) {
    Mark there = new DigestChain(batch.before()).addAll(batch.events().subList(0, held));
    if (!there.equals(applied)) {
      return new Refuse(Refusal.DIVERGED);
    }
    List<Envelope> rest = batch.events().subList(held, batch.events().size());
    return rest.isEmpty() ? new Skip() : new Apply(applied, rest);
  }

  /** The batch ends before the place where the receiver stands. */
  private static BatchDecision held(StreamBatch batch, StoredDigests stored) {
    Mark end = new DigestChain(batch.before()).addAll(batch.events());
    if (end.position().number() == 0) {
      return new Skip();
    }
    boolean same = stored.at(end.position()).filter(end.digest()::equals).isPresent();
    return same ? new Skip() : new Refuse(Refusal.DIVERGED);
  }

  private static BatchDecision newLife(Standing standing, StreamBatch batch) {
    if (batch.predecessor().isEmpty()) {
      return new Refuse(Refusal.DIVERGED);
    }
    Mark predecessor = batch.predecessor().get();
    Mark applied = standing.applied();
    if (predecessor.position().isAfter(applied.position())) {
      return new Refuse(Refusal.GAP);
    }
    if (!predecessor.equals(applied) || !startsWhereItSays(predecessor, batch)) {
      return new Refuse(Refusal.DIVERGED);
    }
    return batch.before().position().number() == 0
        ? new Apply(batch.before(), batch.events())
        : new Refuse(Refusal.GAP);
  }

  private static boolean startsWhereItSays(Mark predecessor, StreamBatch batch) {
    Mark start =
        DigestChain.startAfter(
            predecessor, batch.header().origin(), batch.before().position().incarnation());
    return batch.before().position().number() > 0 || batch.before().equals(start);
  }

  private static BatchDecision admit(Standing standing, Apply apply) {
    if (standing.gate() == Gate.SHUT) {
      return new Refuse(Refusal.REGENCY);
    }
    int understood = 0;
    for (Envelope event : apply.events()) {
      if (!ControlEvent.isControl(event.kind()) && !standing.kinds().contains(event.kind())) {
        break;
      }
      understood++;
    }
    return understood == 0 && !apply.events().isEmpty()
        ? new Refuse(Refusal.UNKNOWN_KIND)
        : new Apply(apply.from(), apply.events().subList(0, understood));
  }
}
