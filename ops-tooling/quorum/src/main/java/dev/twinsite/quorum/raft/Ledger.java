package dev.twinsite.quorum.raft;

import dev.twinsite.quorum.Electorate;
import dev.twinsite.quorum.Motion;
import dev.twinsite.quorum.QuorumRules;
import dev.twinsite.quorum.QuorumRules.Step;
import dev.twinsite.quorum.QuorumState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jgroups.raft.StateMachine;
import org.jspecify.annotations.Nullable;

/** What a voter has learnt from the log: every motion in it, ruled on in order. */
final class Ledger implements StateMachine {

  private final Consumer<QuorumState> listener;
  private final Consumer<Throwable> broken;
  private volatile QuorumState state;
  private boolean unreadable;
  private boolean closed;

  /**
   * Nothing learnt yet.
   *
   * @param listener told of each new state
   * @param broken told when an entry cannot be read; nothing is ruled on after it
   */
  Ledger(Electorate electorate, Consumer<QuorumState> listener, Consumer<Throwable> broken) {
    this.listener = listener;
    this.broken = broken;
    this.state = QuorumState.founded(electorate);
  }

  QuorumState state() {
    return state;
  }

  /**
   * Waits until so many motions have been ruled on here, but not longer than this, nor once the
   * ledger is closed. Not for the thread that applies entries: it would wait for itself.
   */
  synchronized void await(long version, long nanos) throws InterruptedException {
    long end = System.nanoTime() + nanos;
    long left = nanos;
    while (state.version() < version && left > 0 && !closed) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = end - System.nanoTime();
    }
  }

  private synchronized void learn(QuorumState next) {
    state = next;
    notifyAll();
  }

  /** Nobody waits any longer for what this voter will not learn. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  @Override
  public byte @Nullable [] apply(byte[] data, int offset, int length, boolean answer)
      throws IOException {
    Step step = QuorumRules.rule(state, read(data, offset, length));
    learn(step.next());
    listener.accept(step.next());
    return answer ? Wire.write(new Answer(step.ruling(), step.next().version())) : null;
  }

  // A voter that skipped what others can read would come to other states than theirs.
  private Motion read(byte[] data, int offset, int length) throws IOException {
    if (unreadable) {
      throw new IOException("an earlier entry could not be read");
    }
    try {
      return Wire.motion(data, offset, length);
    } catch (IOException e) {
      unreadable = true;
      broken.accept(e);
      throw e;
    }
  }

  @Override
  public void readContentFrom(DataInput in) {
    throw new UnsupportedOperationException("the log is never shortened");
  }

  @Override
  public void writeContentTo(DataOutput out) {
    throw new UnsupportedOperationException("the log is never shortened");
  }
}
