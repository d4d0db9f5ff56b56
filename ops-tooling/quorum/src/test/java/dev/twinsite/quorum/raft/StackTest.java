package dev.twinsite.quorum.raft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.quorum.Electorate;
import dev.twinsite.quorum.Seat;
import dev.twinsite.quorum.VoterName;
import dev.twinsite.quorum.raft.SeatFile.Mark;
import dev.twinsite.site.SiteName;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jgroups.JChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a voter's channel opens. */
class StackTest {

  private static final Electorate ELECTORATE =
      new Electorate(new SiteName("pangyo"), new SiteName("ansan"));

  @TempDir Path disk;

  @Test
  void nobodyIsAnsweredButVoters() throws Exception {
    Map<VoterName, InetSocketAddress> addresses =
        ELECTORATE.voters().stream()
            .collect(
                Collectors.toMap(
                    Function.identity(), voter -> new InetSocketAddress("127.0.0.1", 24_000)));
    RaftConfig config =
        RaftConfig.of(
            VoterName.WITNESS,
            ELECTORATE,
            disk,
            addresses,
            Map.of(),
            "a secret that three voters share");
    Seat seat = Seat.founding(VoterName.WITNESS);
    DurableLog log = new DurableLogs(disk).open(Mark.fresh(seat), Throwable::printStackTrace);
    try (JChannel channel = Stack.channel(config, seat, log)) {
      assertThat(channel.getProtocolStack().getTransport().getDiagnosticsHandler().isEnabled())
          .isFalse();
    }
  }
}
