package dev.twinsite.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twinsite.quorum.VoterName;
import dev.twinsite.quorum.raft.RaftConfig;
import dev.twinsite.site.SiteName;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WitnessConfigTest {

  private final Map<String, String> environment =
      new HashMap<>(
          Map.of(
              "TWINSITE_SITES", "pangyo, ansan",
              "TWINSITE_DATA_DIR", "data",
              "TWINSITE_QUORUM_SECRET", "a secret of the voters",
              "TWINSITE_OPS_URLS", "pangyo=http://127.0.0.1:7,ansan=http://127.0.0.1:8",
              "TWINSITE_QUORUM_VOTERS",
                  "pangyo-ops=127.0.0.1:1,ansan-ops=127.0.0.1:3,witness=127.0.0.1:5"));

  @Test
  void isReadFromTheEnvironment() {
    RaftConfig config = WitnessConfig.from(environment).raft();
    assertThat(config.own()).isEqualTo(VoterName.WITNESS);
    assertThat(config.directory()).isEqualTo(Path.of("data"));
    assertThat(config.electorate().sites())
        .containsExactly(new SiteName("ansan"), new SiteName("pangyo"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TWINSITE_SITES",
        "TWINSITE_DATA_DIR",
        "TWINSITE_QUORUM_VOTERS",
        "TWINSITE_QUORUM_SECRET",
        "TWINSITE_OPS_URLS"
      })
  void whatIsMissingIsNamed(String missing) {
    environment.remove(missing);
    assertThatThrownBy(() -> WitnessConfig.from(environment)).hasMessage(missing + " is not set");
  }

  @Test
  void thereAreTwoSites() {
    environment.put("TWINSITE_SITES", "pangyo,ansan,seoul");
    assertThatThrownBy(() -> WitnessConfig.from(environment)).hasMessageContaining("not two sites");
  }
}
