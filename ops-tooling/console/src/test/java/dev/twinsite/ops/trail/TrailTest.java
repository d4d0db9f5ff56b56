package dev.twinsite.ops.trail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.ops.trail.Entry.Act;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrailTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2022-10-15T06:19:00Z"));

  @TempDir Path pangyo;
  @TempDir Path ansan;

  @Test
  void isReadBackAsItWasWritten() {
    Trail trail = trail(pangyo, "pangyo-ops");
    trail.record(act("one"));
    trail.record(act("two"));
    Trail again = trail(pangyo, "pangyo-ops");
    again.record(act("three"));
    assertThat(again.latest(10)).extracting(Entry::what).containsExactly("three", "two", "one");
    assertThat(again.states()).extracting(Trail.State::damage).containsExactly("");
  }

  @Test
  void isKeptAtBothSites() {
    Trail one = trail(pangyo, "pangyo-ops");
    Trail other = trail(ansan, "ansan-ops");
    one.record(act("one"));
    other.record(act("two"));
    tell(one, other);
    tell(other, one);
    assertThat(one.latest(10)).hasSize(2).isEqualTo(other.latest(10));
    assertThat(trail(ansan, "ansan-ops").latest(10)).hasSize(2);
  }

  @Test
  void whoLostItsDiskGetsItsTrailBackAndContinuesUnderANewName() throws IOException {
    Trail one = trail(pangyo, "pangyo-ops");
    Trail other = trail(ansan, "ansan-ops");
    one.record(act("one"));
    tell(one, other);
    Trail wiped = trail(Files.createDirectory(pangyo.resolve("new")), "pangyo-ops");
    wiped.record(act("two"));
    tell(other, wiped);
    assertThat(wiped.latest(10)).extracting(Entry::what).containsExactlyInAnyOrder("one", "two");
  }

  @Test
  void whoseDiskIsAnOlderOneWritesNothingOverWhatTheOtherHas() throws IOException {
    Trail one = trail(pangyo, "pangyo-ops");
    Trail other = trail(ansan, "ansan-ops");
    Path file = pangyo.resolve("trail").resolve(one.record(act("one")).chain() + ".jsonl");
    byte[] older = Files.readAllBytes(file);
    one.record(act("two"));
    tell(one, other);
    Files.write(file, older);
    Trail restored = trail(pangyo, "pangyo-ops");
    tell(other, restored);
    restored.record(act("three"));
    tell(restored, other);
    assertThat(other.latest(10)).hasSize(3).isEqualTo(restored.latest(10));
  }

  @Test
  void aChangedEntryIsTold() throws IOException {
    Path file = fileWithTwo();
    String text = Files.readString(file);
    Files.writeString(file, text.replace("\"one\"", "\"uno\""));
    assertThat(trail(pangyo, "pangyo-ops").states().get(0).damage()).startsWith("entry 1 of ");
  }

  @Test
  void aRemovedEntryIsTold() throws IOException {
    Path file = fileWithTwo();
    Files.write(file, Files.readAllLines(file).subList(1, 2));
    assertThat(trail(pangyo, "pangyo-ops").states().get(0).damage()).startsWith("entry 1 of ");
  }

  @Test
  void whatADyingProcessLeftHalfWrittenIsCutOff() throws IOException {
    Path file = fileWithTwo();
    Files.write(file, "{\"chain\":\"pan".getBytes(UTF_8), StandardOpenOption.APPEND);
    Trail trail = trail(pangyo, "pangyo-ops");
    trail.record(act("three"));
    Trail again = trail(pangyo, "pangyo-ops");
    assertThat(again.latest(10)).hasSize(3);
    assertThat(again.states().get(0).damage()).isEmpty();
  }

  @Test
  void entriesThatDoNotContinueAreNotTaken() {
    Trail one = trail(pangyo, "pangyo-ops");
    Trail other = trail(ansan, "ansan-ops");
    one.record(act("one"));
    Entry second = one.record(act("two"));
    other.add(List.of(second));
    assertThat(other.latest(10)).isEmpty();
  }

  private Path fileWithTwo() {
    Trail trail = trail(pangyo, "pangyo-ops");
    trail.record(act("one"));
    return pangyo.resolve("trail").resolve(trail.record(act("two")).chain() + ".jsonl");
  }

  private static void tell(Trail from, Trail to) {
    to.add(from.after(to.lengths()));
    assertThat(from.after(to.lengths())).isEqualTo(from.after(Map.copyOf(to.lengths())));
  }

  private static Act act(String what) {
    return new Act("minji", what, "drill", "202");
  }

  private static Trail trail(Path directory, String node) {
    return new Trail(directory, node, CLOCK);
  }
}
