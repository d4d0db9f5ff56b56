package dev.twinsite.quorum;

import java.util.Optional;

/**
 * One voter's place in a quorum of three processes. A change takes effect when two of them have
 * written it to their disks. What is read here is what this voter has learnt, and may be behind
 * what others put, but not behind what was put here.
 */
public interface ReplicatedQuorum extends Quorum, AutoCloseable {

  /** The seat by which this voter votes, or asks to vote. */
  Seat seat();

  /** Everything this voter has learnt that the quorum has ruled. */
  QuorumState state();

  /** The voter that leads; empty if there is no majority that this voter belongs to. */
  Optional<VoterName> leader();

  /**
   * Puts a motion before the quorum and waits, for a few seconds at most, for the ruling and until
   * {@link #state} holds it: whoever puts something and then reads here finds it. Only if this
   * voter is too far behind to learn it in time, the ruling comes before the state. Not to be
   * called by a listener: nothing is learnt while one is at work.
   *
   * @return empty if there was no ruling in time: the motion may take effect or not. Every motion
   *     may be put again.
   */
  Optional<Ruling> put(Motion motion);

  @Override
  default Optional<Outcome.Rejected> objection(Proposal proposal) {
    Ruling ruling = QuorumRules.rule(state(), new Motion.Decide(seat(), proposal)).ruling();
    return ruling instanceof Ruling.Refused refused
        ? Optional.of(new Outcome.Rejected(refused.rule(), refused.detail()))
        : Optional.empty();
  }

  @Override
  default Optional<SiteStates> current() {
    return state().states();
  }

  /** Leaves. The log stays, and with it the seat. */
  @Override
  void close();
}
