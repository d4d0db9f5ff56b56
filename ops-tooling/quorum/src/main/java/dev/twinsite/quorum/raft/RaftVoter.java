package dev.twinsite.quorum.raft;

import static dev.twinsite.quorum.Rule.NOT_NEEDED;

import dev.twinsite.quorum.Motion;
import dev.twinsite.quorum.Outcome;
import dev.twinsite.quorum.Proposal;
import dev.twinsite.quorum.QuorumState;
import dev.twinsite.quorum.ReplicatedQuorum;
import dev.twinsite.quorum.Ruling;
import dev.twinsite.quorum.Seat;
import dev.twinsite.quorum.SiteStates;
import dev.twinsite.quorum.VoterName;
import dev.twinsite.quorum.raft.SeatFile.Mark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jgroups.Address;
import org.jgroups.JChannel;
import org.jgroups.Receiver;
import org.jgroups.View;
import org.jgroups.protocols.raft.RAFT;
import org.jgroups.protocols.raft.REDIRECT;
import org.jgroups.raft.RaftHandle;
import org.jgroups.raft.util.Utils;
import org.jspecify.annotations.Nullable;

/**
 * One voter of a quorum of three processes, on jgroups-raft.
 *
 * <p>A quorum is founded once, by a person, at all three voters: {@link #found}. After that a voter
 * that finds no log, or not the one it wrote, joins under a seat that has no vote, learns what has
 * been ruled, and waits until the others have {@linkplain #addAnew added it anew}.
 */
public final class RaftVoter implements ReplicatedQuorum {

  private static final int SILENCES = 10;
  private static final String CLUSTER = "twinsite-quorum";
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final RaftConfig config;
  private final Consumer<Throwable> broken;
  private final Seat seat;
  private final JChannel channel;
  private final RaftHandle raft;
  private final Ledger ledger;
  private final List<Consumer<SiteStates>> listeners = new CopyOnWriteArrayList<>();
  private final AtomicReference<@Nullable SiteStates> announced = new AtomicReference<>();
  private volatile @Nullable Throwable failure;
  private volatile boolean closed;

  private RaftVoter(RaftConfig config, Mark mark, DurableLogs logs, Consumer<Throwable> broken)
      throws Exception {
    this.config = config;
    this.broken = broken;
    this.seat = mark.seat();
    this.ledger = new Ledger(config.electorate(), this::announce, this::fail);
    this.channel = Stack.channel(config, seat, logs.open(mark, this::fail));
    this.raft = new RaftHandle(channel, ledger).addRoleListener(role -> convene());
    this.channel.setReceiver(new Attendance());
  }

  /**
   * Gives a voter the seat that it has in a new quorum. To be done once for all three, before any
   * of them runs for the first time, and never again.
   *
   * @throws IllegalStateException if the directory holds a seat already
   * @throws UncheckedIOException if it cannot be written
   */
  public static void found(Path directory, VoterName voter) {
    SeatFile seats = new SeatFile(directory);
    seats
        .read()
        .ifPresent(
            mark -> {
              throw new IllegalStateException(directory + " holds the seat " + mark.seat());
            });
    seats.write(Mark.fresh(Seat.founding(voter)));
  }

  /**
   * Joins the quorum with whatever the directory holds. Returns when this voter is connected, which
   * does not take the others. Tries for {@value #SILENCES} times the silence: until the others have
   * noticed that this voter's last process is gone, they refuse the new one.
   *
   * @param broken told when this voter can write or read its log no more, and therefore leaves
   * @throws IOException if it could not join, for example because its address is taken
   * @throws UncheckedIOException if what the directory holds cannot be read
   */
  public static RaftVoter join(RaftConfig config, Consumer<Throwable> broken) throws IOException {
    long end = System.nanoTime() + config.silence().toNanos() * SILENCES;
    while (true) {
      try {
        return joinOnce(config, broken);
      } catch (IOException e) {
        if (System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted()) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private static RaftVoter joinOnce(RaftConfig config, Consumer<Throwable> broken)
      throws IOException {
    DurableLogs logs = new DurableLogs(config.directory());
    try {
      return new RaftVoter(config, logs.seatOf(config.own()), logs, broken).connect();
    } catch (UncheckedIOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(config.own() + " cannot join the quorum: " + e.getMessage(), e);
    }
  }

  private RaftVoter connect() throws Exception {
    try {
      channel.connect(CLUSTER);
      new ElectionWatch(channel, config.silence()).begin();
      return this;
    } catch (Exception e) {
      channel.close();
      throw e;
    }
  }

  /*
   * A leader sends nothing while there is nothing to decide, and says only once that it has been
   * elected: a voter that was not ready to hear it would never learn who leads. An entry of the
   * log, in contrast, is sent until it has arrived. An entry of the leader's own term also commits
   * what earlier leaders left.
   */
  private void convene() {
    try {
      if (raft.isLeader()) {
        byte[] bytes = Wire.write(new Motion.Convene(seat));
        raft.setAsync(bytes, 0, bytes.length);
      }
    } catch (Exception e) {
      // It leads no more: whoever does will say so.
    }
  }

  /** Somebody came or went. */
  private final class Attendance implements Receiver {
    @Override
    public void viewAccepted(View view) {
      convene();
    }
  }

  @Override
  public Seat seat() {
    return seat;
  }

  @Override
  public QuorumState state() {
    return ledger.state();
  }

  /** Why this voter takes no part any more; empty if it does. */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public Optional<VoterName> leader() {
    return Optional.ofNullable(raft.leader()).flatMap(RaftVoter::seatAt).map(Seat::voter);
  }

  /** The seats of those who are connected, with or without a vote. */
  public List<Seat> present() {
    View view = channel.getView();
    return view == null
        ? List.of()
        : view.getMembers().stream().flatMap(member -> seatAt(member).stream()).toList();
  }

  /** The seats that have a vote. */
  public List<Seat> voting() {
    return raft.raft().members().stream().map(Seat::parse).toList();
  }

  private static Optional<Seat> seatAt(Address member) {
    return Optional.ofNullable(Utils.extractRaftId(member)).map(Seat::parse);
  }

  /** Put again if the leader changes meanwhile: what the last one was told may be forgotten. */
  @Override
  public Optional<Ruling> put(Motion motion) {
    byte[] bytes = Wire.write(motion);
    long end = System.nanoTime() + config.patience().toNanos();
    Optional<byte[]> answer = Optional.empty();
    while (answer.isEmpty() && System.nanoTime() - end < 0 && takesPart()) {
      answer = within(end - System.nanoTime(), () -> raft.setAsync(bytes, 0, bytes.length));
    }
    return answer.map(RaftVoter::read).map(read -> onceLearnt(read, end));
  }

  private boolean takesPart() {
    return failure == null && !closed;
  }

  private static Answer read(byte[] answer) {
    try {
      return Wire.answer(answer);
    } catch (IOException e) {
      throw new IllegalStateException("the leader is of another version", e);
    }
  }

  /** The leader is the first to rule. What it answers is true whether it is known here or not. */
  private Ruling onceLearnt(Answer answer, long end) {
    try {
      ledger.await(answer.version(), end - System.nanoTime());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return answer.ruling();
  }

  @Override
  public Outcome propose(Proposal proposal) {
    Ruling ruling = put(new Motion.Decide(seat, proposal)).orElse(null);
    if (ruling instanceof Ruling.Decided decided) {
      return new Outcome.Accepted(decided.states());
    }
    return ruling instanceof Ruling.Refused refused
        ? new Outcome.Rejected(refused.rule(), refused.detail())
        : new Outcome.Undecided(
            "no ruling within " + config.patience().toMillis() + " ms; leader: " + leader());
  }

  @Override
  public Runnable subscribe(Consumer<SiteStates> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /**
   * Gives a vote to a seat that waits for one, in place of whatever seat its voter had. Harmless if
   * repeated, and to be repeated if there was no ruling.
   *
   * @return empty if there was no ruling in time
   */
  public Optional<Ruling> addAnew(Seat waiting, String reason, String by, Instant at) {
    List<Seat> before = replacedBy(waiting);
    Optional<Seat> there = before.stream().filter(present()::contains).findFirst();
    return there.isPresent()
        ? there.map(seat -> new Ruling.Refused(NOT_NEEDED, seat + " is there and has a vote"))
        : replace(before, waiting).flatMap(done -> reseat(waiting, reason, by, at));
  }

  private List<Seat> replacedBy(Seat waiting) {
    return voting().stream()
        .filter(seat -> seat.voter().equals(waiting.voter()) && !seat.equals(waiting))
        .toList();
  }

  private Optional<byte[]> replace(List<Seat> before, Seat waiting) {
    Optional<byte[]> done = Optional.of(new byte[0]);
    for (Seat seat : before) {
      done = done.flatMap(gone -> change(server -> server.removeServer(seat.toString())));
    }
    return voting().contains(waiting)
        ? done
        : done.flatMap(gone -> change(server -> server.addServer(waiting.toString())));
  }

  private Optional<Ruling> reseat(Seat waiting, String reason, String by, Instant at) {
    return put(new Motion.Reseat(seat, waiting, reason, by, at));
  }

  /**
   * The seats that wait for a vote and may be given one without asking anybody: their voter's old
   * seat is gone, and this voter leads. Nobody leads without a majority of the old seats, and a
   * seat that nobody ever had has promised nothing.
   */
  public List<Seat> waiting() {
    List<Seat> here = present();
    return !raft.isLeader()
        ? List.of()
        : here.stream()
            .filter(one -> !state().seatOf(one.voter()).equals(one))
            .filter(one -> config.electorate().voters().contains(one.voter()))
            .filter(one -> replacedBy(one).stream().noneMatch(here::contains))
            .toList();
  }

  /**
   * While this voter leads: sends what followers lack. The library does so only when nothing has
   * been put for a while, and somebody may put something all the time. To be called now and then.
   */
  public void sendWhatIsMissing() {
    if (raft.isLeader()) {
      raft.raft().flushCommitTable();
    }
  }

  /** Gives a vote to a seat that waits for one, without being asked; says so in the history. */
  public Optional<Ruling> seatWaiting(Seat waiting, Instant at) {
    return addAnew(waiting, "its log is new, or older than it was", config.own().value(), at);
  }

  private interface Change {
    CompletableFuture<byte[]> on(REDIRECT server) throws Exception;
  }

  private Optional<byte[]> change(Change change) {
    REDIRECT server = channel.getProtocolStack().findProtocol(REDIRECT.class);
    return within(config.patience().toNanos(), () -> change.on(server));
  }

  private interface Call {
    CompletableFuture<byte[]> send() throws Exception;
  }

  /** The answer of the leader; waits for one to be elected, but sends only once. */
  private Optional<byte[]> within(long nanos, Call call) {
    long end = System.nanoTime() + nanos;
    Optional<VoterName> asked = leader();
    CompletableFuture<byte[]> answer = send(call);
    while (answer == null && System.nanoTime() - end < 0 && !closed) {
      LockSupport.parkNanos(PAUSE_NANOS);
      asked = leader();
      answer = send(call);
    }
    return answer == null ? Optional.empty() : await(answer, asked, end);
  }

  /** Null if it was certainly not sent. */
  private @Nullable CompletableFuture<byte[]> send(Call call) {
    try {
      return leader().isPresent() && failure == null ? call.send() : null;
    } catch (Exception e) {
      return null;
    }
  }

  /** Empty if there is no answer in time, or the one who was asked leads no more. */
  private Optional<byte[]> await(
      CompletableFuture<byte[]> answer, Optional<VoterName> asked, long end) {
    while (true) {
      try {
        byte[] bytes = answer.get(PAUSE_NANOS, TimeUnit.NANOSECONDS);
        return Optional.of(Objects.requireNonNullElse(bytes, new byte[0]));
      } catch (TimeoutException e) {
        if (System.nanoTime() - end >= 0 || closed || !leader().equals(asked)) {
          return Optional.empty();
        }
      } catch (ExecutionException e) {
        return Optional.empty();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }
  }

  private void announce(QuorumState state) {
    SiteStates states = state.states().orElse(null);
    if (states != null && !states.equals(announced.getAndSet(states))) {
      listeners.forEach(listener -> listener.accept(states));
    }
  }

  /** How its log stands, for those who look for a fault. */
  @Override
  public String toString() {
    RAFT protocol = raft.raft();
    return "%s %s %s %s; followers: %s"
        .formatted(seat, protocol.role(), protocol, protocol.log(), protocol.commitTable());
  }

  /** What cannot write or read its log must not vote: it leaves. */
  private void fail(Throwable cause) {
    failure = cause;
    ledger.close();
    Thread leaving = new Thread(() -> leave(cause), config.own() + "-leaves");
    leaving.setDaemon(true);
    leaving.start();
  }

  private void leave(Throwable cause) {
    close();
    broken.accept(cause);
  }

  @Override
  public void close() {
    closed = true;
    ledger.close();
    channel.close();
  }
}
