package dev.twinsite.quorum.raft;

import dev.twinsite.quorum.Electorate;
import dev.twinsite.quorum.Motion;
import dev.twinsite.quorum.QuorumRules;
import dev.twinsite.quorum.QuorumRules.Step;
import dev.twinsite.quorum.QuorumState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Consumer;
import org.jgroups.raft.StateMachine;
import org.jspecify.annotations.Nullable;

/** What a voter has learnt from the log: every motion in it, ruled on in order. */
final class Ledger implements StateMachine {

  private final Consumer<QuorumState> listener;
  private final Consumer<Throwable> broken;
  private volatile QuorumState state;
  private boolean unreadable;

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

  @Override
  public byte @Nullable [] apply(byte[] data, int offset, int length, boolean answer)
      throws IOException {
    Step step = QuorumRules.rule(state, read(data, offset, length));
    state = step.next();
    listener.accept(state);
    return answer ? Wire.write(step.ruling()) : null;
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
