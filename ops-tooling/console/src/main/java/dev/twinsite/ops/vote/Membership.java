package dev.twinsite.ops.vote;

import dev.twinsite.quorum.Motion;
import dev.twinsite.quorum.Outcome;
import dev.twinsite.quorum.Proposal;
import dev.twinsite.quorum.QuorumState;
import dev.twinsite.quorum.ReplicatedQuorum;
import dev.twinsite.quorum.Ruling;
import dev.twinsite.quorum.Seat;
import dev.twinsite.quorum.SiteStates;
import dev.twinsite.quorum.VoterName;
import dev.twinsite.quorum.raft.RaftConfig;
import dev.twinsite.quorum.raft.RaftVoter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The vote of this ops server, also while there is none: before it has joined the quorum, or after
 * its log could not be written. Then it knows what it knew, decides nothing, and tries to join
 * again.
 */
public final class Membership implements ReplicatedQuorum {

  private static final Logger LOG = Logger.getLogger(Membership.class);

  private final RaftConfig config;
  private final List<Consumer<SiteStates>> listeners = new CopyOnWriteArrayList<>();
  private final AtomicReference<QuorumState> known;
  private volatile Optional<String> trouble = Optional.of("it has not joined the quorum yet");
  private @Nullable RaftVoter voter;
  private boolean closed;

  /** Not joined yet. */
  public Membership(RaftConfig config) {
    this.config = config;
    this.known = new AtomicReference<>(QuorumState.founded(config.electorate()));
  }

  /** Joins the quorum, unless it takes part already. May take some seconds. */
  public void attend() {
    if (voter().filter(member -> member.failure().isEmpty()).isPresent()) {
      return;
    }
    try {
      enter(RaftVoter.join(config, failure -> trouble(failure.toString())));
    } catch (IOException | UncheckedIOException e) {
      trouble(String.valueOf(e.getMessage()));
    }
  }

  private void enter(RaftVoter joined) {
    synchronized (this) {
      if (closed) {
        joined.close();
        return;
      }
      voter = joined;
    }
    trouble = Optional.empty();
    LOG.infof("This server takes part in the quorum as %s", joined.seat());
    joined.subscribe(this::tell);
    joined.current().ifPresent(this::tell);
  }

  private void tell(SiteStates states) {
    listeners.forEach(listener -> listener.accept(states));
  }

  private void trouble(String now) {
    if (!trouble.equals(Optional.of(now))) {
      LOG.errorf("This server has no vote: %s", now);
    }
    trouble = Optional.of(now);
  }

  private synchronized Optional<RaftVoter> voter() {
    return Optional.ofNullable(voter);
  }

  /** Why this server takes no part in the quorum, in words; empty if it does. */
  public Optional<String> trouble() {
    return trouble;
  }

  /** Whether the quorum has given this server's log a vote. */
  public boolean isSeated() {
    return trouble.isEmpty() && state().seatOf(config.own()).equals(seat());
  }

  /** Who is connected, as this server sees it, with or without a vote. */
  public List<Seat> present() {
    return voter().map(RaftVoter::present).orElse(List.of());
  }

  @Override
  public Seat seat() {
    return voter().map(RaftVoter::seat).orElse(Seat.founding(config.own()));
  }

  @Override
  public QuorumState state() {
    return voter()
        .map(RaftVoter::state)
        .map(state -> known.accumulateAndGet(state, Membership::later))
        .orElseGet(known::get);
  }

  private static QuorumState later(QuorumState one, QuorumState other) {
    return other.version() >= one.version() ? other : one;
  }

  @Override
  public Optional<VoterName> leader() {
    return voter().flatMap(RaftVoter::leader);
  }

  @Override
  public Optional<Ruling> put(Motion motion) {
    return voter().flatMap(member -> member.put(motion));
  }

  @Override
  public Outcome propose(Proposal proposal) {
    return voter()
        .map(member -> member.propose(proposal))
        .orElseGet(() -> new Outcome.Undecided(trouble.orElse("it has not joined the quorum")));
  }

  @Override
  public Runnable subscribe(Consumer<SiteStates> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** While this server leads: sends what followers lack, and seats a voter that lost its log. */
  public void lead(Instant now) {
    voter().ifPresent(RaftVoter::sendWhatIsMissing);
    voter()
        .ifPresent(
            member -> member.waiting().forEach(waiting -> seatWaiting(member, waiting, now)));
  }

  private static void seatWaiting(RaftVoter member, Seat waiting, Instant now) {
    LOG.warnf("%s is given a vote: %s", waiting, member.seatWaiting(waiting, now));
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (voter != null) {
      voter.close();
    }
  }
}
