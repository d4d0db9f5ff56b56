package dev.twinsite.replication.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TwoSitesTest {

  private final TwoSites sites = TwoSites.admitted();
  private final TestSite pangyo = sites.pangyo;
  private final TestSite ansan = sites.ansan;

  @AfterEach
  void checkAndClose() throws Exception {
    sites.checkSound();
    sites.close();
  }

  @Test
  void whatOneSiteWritesTheOtherOneHolds() {
    UUID note = pangyo.note();
    UUID claim = ansan.claim("transfer:1", 5);

    sites.settle();

    assertThat(ansan.state(note)).isEqualTo("EFFECTIVE");
    assertThat(ansan.state(claim)).isEqualTo("POSTED");
    sites.checkEqual();
  }
}
