package dev.twinsite.arquillian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaceTest {

  private static final Place PLACE = new Place(Map.of("pangyo", "1/9", "ansan", "1/12"));

  @Test
  void placeHasPassedItself() {
    assertThat(PLACE.hasPassed(PLACE)).isTrue();
  }

  @Test
  void numbersAreComparedAsNumbers() {
    assertThat(new Place(Map.of("pangyo", "1/10", "ansan", "1/12")).hasPassed(PLACE)).isTrue();
    assertThat(new Place(Map.of("pangyo", "1/10", "ansan", "1/9")).hasPassed(PLACE)).isFalse();
  }

  @Test
  void laterIncarnationStandsBehindEveryNumberOfAFormerOne() {
    assertThat(new Place(Map.of("pangyo", "2/0", "ansan", "1/12")).hasPassed(PLACE)).isTrue();
  }

  @Test
  void journalThatIsNotHeldIsBehindEveryPlace() {
    assertThat(new Place(Map.of("pangyo", "1/9")).hasPassed(PLACE)).isFalse();
  }

  @Test
  void formForTheDigestNamesTheSitesInOrder() {
    assertThat(PLACE.at()).isEqualTo("ansan:1/12,pangyo:1/9");
  }
}
