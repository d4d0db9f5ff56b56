package dev.twinsite.replication;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CursorTest {

  private static final Cursor ONE = Cursor.parse("ansan:1/12,pangyo:2/0");
  private static final Cursor OTHER = Cursor.parse("ansan:1/9,pangyo:2/3");

  @Test
  void aPlaceCoversWhatLiesBeforeItAtBothSites() {
    assertThat(ONE.covers(ONE)).isTrue();
    assertThat(ONE.covers(Cursor.parse("ansan:1/12,pangyo:1/99"))).isTrue();
    assertThat(ONE.covers(OTHER)).isFalse();
    assertThat(OTHER.covers(ONE)).isFalse();
    assertThat(Cursor.START.covers(ONE)).isFalse();
  }

  @Test
  void twoPlacesTogetherCoverBoth() {
    assertThat(ONE.join(OTHER)).isEqualTo(Cursor.parse("ansan:1/12,pangyo:2/3"));
    assertThat(OTHER.join(ONE)).isEqualTo(ONE.join(OTHER));
    assertThat(Cursor.START.join(ONE)).isEqualTo(ONE);
  }
}
