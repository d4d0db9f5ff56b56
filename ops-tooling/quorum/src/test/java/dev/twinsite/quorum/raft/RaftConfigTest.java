package dev.twinsite.quorum.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twinsite.quorum.Electorate;
import dev.twinsite.quorum.VoterName;
import dev.twinsite.site.SiteName;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RaftConfigTest {

  @Test
  void readsAddresses() {
    assertThat(RaftConfig.addresses("witness=127.0.0.1:7800, pangyo-ops=127.0.0.2:7801"))
        .containsEntry(VoterName.WITNESS, new InetSocketAddress("127.0.0.1", 7800))
        .containsEntry(new VoterName("pangyo-ops"), new InetSocketAddress("127.0.0.2", 7801))
        .hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "witness", "witness=here", "witness=here:", "=here:1", "w=h:99999"})
  void refusesWhatIsNoAddress(String list) {
    assertThatThrownBy(() -> RaftConfig.addresses(list))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyVoterHasAnAddressAndNobodyElse() {
    Electorate electorate = new Electorate(new SiteName("pangyo"), new SiteName("ansan"));
    assertThatThrownBy(
            () ->
                RaftConfig.of(
                    VoterName.WITNESS,
                    electorate,
                    Path.of("x"),
                    Map.of(VoterName.WITNESS, new InetSocketAddress("127.0.0.1", 1)),
                    Map.of(),
                    "a secret of the voters"))
        .hasMessage(
            "the voters are [ansan-ops, pangyo-ops, witness], not [witness],"
                + " and this one is witness");
  }
}
