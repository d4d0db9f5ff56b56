package dev.twinsite.quorum.raft;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jgroups.Address;
import org.jgroups.JChannel;
import org.jgroups.View;
import org.jgroups.protocols.raft.ELECTION2;
import org.jgroups.protocols.raft.RAFT;
import org.jgroups.raft.util.Utils;
import org.jgroups.util.TimeScheduler;

/**
 * Begins an election that the library has forgotten.
 *
 * <p>Before it begins one, jgroups-raft 1.1.4 asks every member of the view whom they take for the
 * leader, once, and waits for all answers without end. While a cut link heals, the voters may hold
 * different views and drop what comes from outside their own: then an answer is missing, nobody
 * asks again, and three voters that see each other stay without a leader for ever. This watch
 * begins the vote itself when nobody has led for a while. That question only spares a working
 * leader the disturbance; what Raft promises does not rest on it.
 */
final class ElectionWatch implements Runnable {

  /** How much longer a voter waits that would not begin the vote in the usual course. */
  private static final int LATER = 3;

  private static final int LOOKS = 4;

  private final JChannel channel;
  private final RAFT raft;
  private final ELECTION2 election;
  private final long silenceNanos;
  private long ledAt = System.nanoTime();

  ElectionWatch(JChannel channel, Duration silence) {
    this.channel = channel;
    this.raft = channel.getProtocolStack().findProtocol(RAFT.class);
    this.election = channel.getProtocolStack().findProtocol(ELECTION2.class);
    this.silenceNanos = silence.toNanos();
  }

  /** Looks from now on until the channel is closed. */
  void begin() {
    TimeScheduler timer = channel.getProtocolStack().getTransport().getTimer();
    long pause = silenceNanos / LOOKS;
    timer.scheduleWithFixedDelay(this, pause, pause, TimeUnit.NANOSECONDS, false);
  }

  @Override
  public synchronized void run() {
    long now = System.nanoTime();
    View view = channel.getView();
    if (view == null || isLed(view) || !mayElect(view) || election.isVotingThreadRunning()) {
      ledAt = now;
    } else if (now - ledAt >= patience(view)) {
      ledAt = now;
      election.startVotingThread();
    }
  }

  private boolean isLed(View view) {
    Address leader = raft.leader();
    return leader != null && view.containsMember(leader);
  }

  private boolean mayElect(View view) {
    long voters = view.getMembers().stream().filter(this::hasVote).count();
    return hasVote(channel.getAddress()) && voters >= raft.majority();
  }

  private boolean hasVote(Address member) {
    return raft.members().contains(Utils.extractRaftId(member));
  }

  private long patience(View view) {
    boolean first = Objects.equals(view.getCoord(), channel.getAddress());
    return first ? silenceNanos : LATER * silenceNanos;
  }
}
