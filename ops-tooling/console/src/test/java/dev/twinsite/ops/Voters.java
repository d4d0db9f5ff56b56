package dev.twinsite.ops;

import dev.twinsite.quorum.Electorate;
import dev.twinsite.quorum.VoterName;
import dev.twinsite.quorum.raft.RaftConfig;
import dev.twinsite.quorum.raft.RaftVoter;
import dev.twinsite.site.SiteName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Where the three voters of a test listen, and the link between the sites that can be cut. */
final class Voters implements AutoCloseable {

  static final SiteName PANGYO = new SiteName("pangyo");
  static final SiteName ANSAN = new SiteName("ansan");
  static final Electorate ELECTORATE = new Electorate(PANGYO, ANSAN);
  static final String SECRET = "a secret that three voters share";

  private static final AtomicInteger NEXT =
      new AtomicInteger(21_000 + (int) (ProcessHandle.current().pid() % 900) * 10);

  private final Map<VoterName, InetSocketAddress> addresses = new TreeMap<>();
  private final Relay toPangyo;
  private final Relay toAnsan;

  Voters() throws IOException {
    int port = freeBlock();
    for (VoterName voter : ELECTORATE.voters()) {
      addresses.put(voter, new InetSocketAddress("127.0.0.1", port++));
    }
    toPangyo = new Relay(port++, addresses.get(VoterName.opsOf(PANGYO)));
    toAnsan = new Relay(port, addresses.get(VoterName.opsOf(ANSAN)));
  }

  /** What a voter is told. */
  RaftConfig config(VoterName own, Path disk, String secret) {
    return new RaftConfig(
        own,
        ELECTORATE,
        disk,
        addresses,
        routes(own),
        secret,
        Duration.ofSeconds(3),
        Duration.ofSeconds(1));
  }

  private Map<VoterName, InetSocketAddress> routes(VoterName own) {
    if (own.equals(VoterName.opsOf(PANGYO))) {
      return Map.of(VoterName.opsOf(ANSAN), toAnsan.address());
    }
    return own.equals(VoterName.opsOf(ANSAN))
        ? Map.of(VoterName.opsOf(PANGYO), toPangyo.address())
        : Map.of();
  }

  /** Gives a voter the vote that it has in a new quorum. */
  static void found(VoterName voter, Path disk) {
    RaftVoter.found(disk, voter);
  }

  /** Whether the two ops servers can talk to each other. */
  void linked(boolean now) {
    toPangyo.cut(!now);
    toAnsan.cut(!now);
  }

  @Override
  public void close() throws IOException {
    toPangyo.close();
    toAnsan.close();
  }

  /** Below the range that the system takes ports from by itself. */
  private static int freeBlock() {
    while (true) {
      int first = NEXT.getAndAdd(10);
      if (IntStream.range(first, first + 5).allMatch(Voters::isFree)) {
        return first;
      }
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
