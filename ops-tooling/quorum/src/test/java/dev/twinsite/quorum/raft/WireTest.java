package dev.twinsite.quorum.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twinsite.quorum.ClientEvidence;
import dev.twinsite.quorum.Command;
import dev.twinsite.quorum.Motion;
import dev.twinsite.quorum.NodeStart;
import dev.twinsite.quorum.Policy;
import dev.twinsite.quorum.Proposal;
import dev.twinsite.quorum.Rule;
import dev.twinsite.quorum.Ruling;
import dev.twinsite.quorum.RunRecord;
import dev.twinsite.quorum.RunStep;
import dev.twinsite.quorum.Seat;
import dev.twinsite.quorum.SiteRecord;
import dev.twinsite.quorum.SiteStatement;
import dev.twinsite.quorum.SiteStatement.Regency;
import dev.twinsite.quorum.SiteStates;
import dev.twinsite.quorum.VoterName;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.Incarnation;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SiteState;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireTest {

  private static final SiteName ANSAN = new SiteName("ansan");
  private static final SiteName PANGYO = new SiteName("pangyo");
  private static final Seat SEAT = Seat.parse("pangyo-ops~4f1c");
  private static final Epoch THIRD = new Epoch(3);
  private static final UUID ID = new UUID(11, 12);
  private static final Instant NOON = Instant.parse("2022-10-15T12:00:00.123456789Z");
  private static final String WHY = "정전 \"fire\" \uD83D\uDD25";

  static Stream<Motion> motions() {
    return Stream.concat(
        commands().map(command -> new Motion.Decide(SEAT, new Proposal(ID, command, NOON))),
        Stream.of(
            new Motion.Convene(SEAT),
            new Motion.Look(SEAT, ANSAN, true, 0, 3, NOON),
            new Motion.Look(SEAT, ANSAN, false, Long.MAX_VALUE, 0, Instant.EPOCH),
            new Motion.Tell(SEAT, new SiteStatement(PANGYO, ID, true, 4, 2, Regency.REGENT)),
            new Motion.Tell(SEAT, new SiteStatement(PANGYO, null, false, 0, 0, Regency.UNKNOWN)),
            new Motion.Confirm(SEAT, new NodeStart(PANGYO, "pangyo-1", ID, new UUID(1, 2))),
            new Motion.Reseat(SEAT, Seat.parse("witness"), WHY, "minji", NOON),
            new Motion.Prefer(SEAT, new Policy(false, null), WHY, "minji", NOON),
            new Motion.Prefer(SEAT, new Policy(true, ANSAN), WHY, "minji", NOON),
            new Motion.BeginRun(
                SEAT, ID, "drain", parameters(), List.of("close", "drain"), "minji", NOON),
            new Motion.MarkStep(SEAT, ID, 3, RunStep.State.ROLLED_BACK, WHY, NOON),
            new Motion.TakeRun(SEAT, ID, VoterName.opsOf(ANSAN), NOON),
            new Motion.AbortRun(SEAT, ID, RunRecord.State.STOPPED, WHY, NOON),
            new Motion.CloseSite(SEAT, ID, ANSAN, true),
            new Motion.AddEvidence(SEAT, ID, evidence(4711L)),
            new Motion.AddEvidence(SEAT, ID, evidence(null)),
            new Motion.EndRun(SEAT, ID, RunRecord.State.COMPLETED, WHY, "PASSED", NOON)));
  }

  private static ClientEvidence evidence(@Nullable Long millis) {
    return new ClientEvidence(
        WHY, "minji", NOON, 9_000, 1, 2, -3, 4, 60, 5, 7, millis, 12L, millis);
  }

  private static SortedMap<String, String> parameters() {
    return new TreeMap<>(Map.of("site", "ansan", "reason", WHY));
  }

  private static Stream<Command> commands() {
    return Stream.of(
        Command.Genesis.of(Map.of(ANSAN, ID, PANGYO, new UUID(1, 2)), "ops"),
        new Command.DeclareLost(ANSAN, THIRD, WHY, "minji"),
        new Command.Rejoin(ANSAN, THIRD, ID, WHY, "minji"),
        new Command.Activate(ANSAN, THIRD, WHY, "ops"),
        new Command.Drain(ANSAN, THIRD, WHY, "minji"),
        new Command.Admit(ANSAN, THIRD, null, WHY, "minji"),
        new Command.Admit(ANSAN, THIRD, new Command.Acceptance(25, true), WHY, "minji"));
  }

  static Stream<Ruling> rulings() {
    return Stream.concat(
        Stream.of(Rule.values()).map(rule -> new Ruling.Refused(rule, WHY)),
        Stream.of(new Ruling.Noted(), new Ruling.Decided(states())));
  }

  @ParameterizedTest
  @MethodSource("motions")
  void aMotionArrivesAsItLeft(Motion motion) throws IOException {
    byte[] bytes = Wire.write(motion);
    assertThat(Wire.motion(bytes, 0, bytes.length)).isEqualTo(motion);
  }

  @ParameterizedTest
  @MethodSource("motions")
  void aMotionIsFoundInTheMiddleOfOtherBytes(Motion motion) throws IOException {
    byte[] bytes = Wire.write(motion);
    byte[] among = new byte[bytes.length + 10];
    System.arraycopy(bytes, 0, among, 7, bytes.length);
    assertThat(Wire.motion(among, 7, bytes.length)).isEqualTo(motion);
  }

  @ParameterizedTest
  @MethodSource("motions")
  void aMotionThatIsCutShortIsNotRead(Motion motion) {
    byte[] bytes = Wire.write(motion);
    for (int length = 0; length < bytes.length; length++) {
      byte[] part = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> Wire.motion(part, 0, part.length)).isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("motions")
  void aMotionOfALaterVersionIsNotRead(Motion motion) {
    byte[] bytes = Wire.write(motion);
    bytes[0] = 99;
    assertThatThrownBy(() -> Wire.motion(bytes, 0, bytes.length))
        .hasMessage("a motion of the unknown kind 99");
  }

  @ParameterizedTest
  @MethodSource("rulings")
  void anAnswerArrivesAsItLeft(Ruling ruling) throws IOException {
    Answer answer = new Answer(ruling, 4711);
    assertThat(Wire.answer(Wire.write(answer))).isEqualTo(answer);
  }

  @ParameterizedTest
  @MethodSource("rulings")
  void anAnswerOfAnEarlierReleaseIsARulingAlone(Ruling ruling) throws IOException {
    byte[] bytes = Wire.write(new Answer(ruling, 4711));
    byte[] earlier = Arrays.copyOf(bytes, bytes.length - Long.BYTES);
    assertThat(Wire.answer(earlier)).isEqualTo(new Answer(ruling, 0));
  }

  @ParameterizedTest
  @MethodSource("rulings")
  void anAnswerThatIsCutShortElsewhereIsNotRead(Ruling ruling) {
    byte[] bytes = Wire.write(new Answer(ruling, 4711));
    for (int length = 0; length < bytes.length; length++) {
      byte[] part = Arrays.copyOf(bytes, length);
      if (length != bytes.length - Long.BYTES) {
        assertThatThrownBy(() -> Wire.answer(part)).isInstanceOf(IOException.class);
      }
    }
  }

  @Test
  void anAnswerBeginsWithTheRulingThatAnEarlierReleaseReads() {
    byte[] noted = {2, 0, 0, 0, 0, 0, 0, 0, 5};
    byte[] refused = {
      3, 0, 8, 'b', 'o', 't', 'h', '-', 'o', 'u', 't', 0, 2, 'n', 'o', 0, 0, 0, 0, 0, 0, 0, 5
    };
    assertThat(Wire.write(new Answer(new Ruling.Noted(), 5))).isEqualTo(noted);
    assertThat(Wire.write(new Answer(new Ruling.Refused(Rule.BOTH_OUT, "no"), 5)))
        .isEqualTo(refused);
  }

  private static SiteStates states() {
    return new SiteStates(
        THIRD,
        new TreeMap<>(
            Map.of(
                ANSAN, record(ANSAN, SiteState.ACTIVE), PANGYO, record(PANGYO, SiteState.LOST))));
  }

  private static SiteRecord record(SiteName site, SiteState state) {
    return new SiteRecord(site, state, new Incarnation(2), ID, NOON, WHY, "minji");
  }
}
