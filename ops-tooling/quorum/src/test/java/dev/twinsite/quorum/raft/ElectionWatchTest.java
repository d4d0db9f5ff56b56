package dev.twinsite.quorum.raft;

import static org.assertj.core.api.Assertions.fail;

import dev.twinsite.quorum.Electorate;
import dev.twinsite.quorum.Seat;
import dev.twinsite.quorum.VoterName;
import dev.twinsite.quorum.raft.SeatFile.Mark;
import dev.twinsite.site.SiteName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.jgroups.Address;
import org.jgroups.JChannel;
import org.jgroups.Message;
import org.jgroups.protocols.raft.ELECTION2;
import org.jgroups.protocols.raft.RAFT;
import org.jgroups.protocols.raft.election.PreVoteRequest;
import org.jgroups.raft.RaftHandle;
import org.jgroups.stack.Protocol;
import org.jgroups.stack.ProtocolStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three voters of whose questions before an election every one is lost. */
class ElectionWatchTest {

  private static final Duration SILENCE = Duration.ofSeconds(1);
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);
  private static final Electorate ELECTORATE =
      new Electorate(new SiteName("pangyo"), new SiteName("ansan"));

  @TempDir Path disks;

  private final List<JChannel> voters = new ArrayList<>();

  /** Loses what a voter asks the others before it begins a vote. */
  public static final class Forgetful extends Protocol {
    @Override
    public Object down(Message message) {
      boolean question =
          message.getHeaders().values().stream().anyMatch(PreVoteRequest.class::isInstance);
      return question ? null : down_prot.down(message);
    }
  }

  @BeforeEach
  void connect() throws Exception {
    Map<VoterName, InetSocketAddress> addresses = new TreeMap<>();
    for (VoterName voter : ELECTORATE.voters()) {
      addresses.put(voter, new InetSocketAddress("127.0.0.1", freePort(addresses)));
    }
    for (VoterName voter : ELECTORATE.voters()) {
      voters.add(voter(config(voter, addresses)));
    }
  }

  private RaftConfig config(VoterName own, Map<VoterName, InetSocketAddress> addresses) {
    return new RaftConfig(
        own,
        ELECTORATE,
        disks.resolve(own.value()),
        addresses,
        Map.of(),
        "a secret that three voters share",
        SILENCE,
        SILENCE);
  }

  private static JChannel voter(RaftConfig config) throws Exception {
    RaftVoter.found(config.directory(), config.own());
    DurableLog log =
        new DurableLogs(config.directory())
            .open(Mark.fresh(Seat.founding(config.own())), Throwable::printStackTrace);
    JChannel channel = Stack.channel(config, Seat.founding(config.own()), log);
    channel
        .getProtocolStack()
        .insertProtocol(new Forgetful(), ProtocolStack.Position.BELOW, ELECTION2.class);
    new RaftHandle(channel, new Ledger(config.electorate(), ignored -> {}, ignored -> {}));
    channel.connect("test");
    new ElectionWatch(channel, config.silence()).begin();
    return channel;
  }

  @AfterEach
  void close() {
    voters.forEach(JChannel::close);
  }

  @Test
  void aLeaderIsElectedAndAnotherOneWhenItIsGone() {
    Address first = awaitLeader();
    voters.stream()
        .filter(voter -> voter.getAddress().equals(first))
        .findFirst()
        .ifPresent(this::end);
    awaitLeader();
  }

  private void end(JChannel leader) {
    voters.remove(leader);
    leader.close();
  }

  private Address awaitLeader() {
    long deadline = System.nanoTime() + LONG_ENOUGH.toNanos();
    while (System.nanoTime() < deadline) {
      Set<Address> leaders = new HashSet<>();
      voters.forEach(voter -> leaders.add(raft(voter).leader()));
      if (leaders.size() == 1 && isHere(leaders.iterator().next())) {
        return leaders.iterator().next();
      }
      LockSupport.parkNanos(20_000_000);
    }
    return fail("nobody leads: " + voters.stream().map(ElectionWatchTest::raft).toList());
  }

  private boolean isHere(Address leader) {
    return voters.stream().anyMatch(voter -> voter.getAddress().equals(leader));
  }

  private static RAFT raft(JChannel voter) {
    return voter.getProtocolStack().findProtocol(RAFT.class);
  }

  private static int freePort(Map<VoterName, InetSocketAddress> taken) throws IOException {
    while (true) {
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        int port = socket.getLocalPort();
        if (taken.values().stream().noneMatch(one -> one.getPort() == port)) {
          return port;
        }
      }
    }
  }
}
