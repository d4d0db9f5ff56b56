package dev.twinsite.ops.approval;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twinsite.ops.approval.Approval.State;
import dev.twinsite.ops.approval.Approvals.Decision;
import dev.twinsite.ops.json.Json;
import dev.twinsite.ops.peer.Inquiry;
import dev.twinsite.ops.peer.Parcel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ApprovalsTest {

  @TempDir Path disk;
  @TempDir Path elsewhere;

  private Instant now = Instant.parse("2022-10-15T06:19:00Z");
  private final InstantSource clock = () -> now;

  @Test
  void anotherPersonApproves() {
    Approval asked = ask(approvals());
    Approvals again = approvals();
    assertThat(again.decide(asked, true, "junho"))
        .isInstanceOfSatisfying(
            Decision.Taken.class,
            taken -> assertThat(taken.approval().decidedBy()).isEqualTo("junho"));
    assertThat(approvals().find(asked.id()).orElseThrow().state()).isEqualTo(State.APPROVED);
  }

  @Test
  void nobodyApprovesWhatTheyAskedFor() {
    Approvals approvals = approvals();
    Approval asked = ask(approvals);
    assertThat(approvals.decide(asked, true, "minji")).isEqualTo(new Decision.SamePerson());
    assertThat(approvals.find(asked.id()).orElseThrow().state()).isEqualTo(State.PENDING);
  }

  @Test
  void whoAskedMayTakeItBack() {
    Approvals approvals = approvals();
    assertThat(approvals.decide(ask(approvals), false, "minji")).isInstanceOf(Decision.Taken.class);
  }

  @Test
  void onlyTheFirstDecisionCounts() {
    Approvals approvals = approvals();
    Approval asked = ask(approvals);
    approvals.decide(asked, true, "junho");
    assertThat(approvals.decide(asked, true, "sora")).isEqualTo(new Decision.Over(State.APPROVED));
  }

  @Test
  void whatWasNotApprovedInTimeIsOver() {
    Approvals approvals = approvals();
    Approval asked = ask(approvals);
    now = now.plus(Approvals.PATIENCE);
    assertThat(approvals.decide(asked, true, "junho")).isEqualTo(new Decision.Over(State.EXPIRED));
  }

  /** Versions of one approval, each of which counts more than those after it. */
  private static List<Approval> versions() {
    Instant at = Instant.parse("2022-10-15T06:19:00Z");
    Instant sooner = at.plusSeconds(60);
    Approval asked =
        Approval.asked(
            "declare-lost", Map.of("site", "ansan"), "minji", "fire", at, at.plusSeconds(900));
    return List.of(
        asked.decided(State.APPROVED, "junho", sooner),
        asked.decided(State.APPROVED, "sora", sooner),
        asked.decided(State.APPROVED, "ara", sooner.plusMillis(1)),
        asked.decided(State.REFUSED, "junho", sooner.minusMillis(1)),
        asked.decided(State.REFUSED, "sora", sooner.minusMillis(1)),
        asked.decided(State.REFUSED, "ara", sooner),
        asked,
        asked.asOf(at.plusSeconds(900)));
  }

  static Stream<Arguments> pairs() {
    List<Approval> all = versions();
    return all.stream()
        .flatMap(
            more ->
                all.subList(all.indexOf(more), all.size()).stream()
                    .map(less -> Arguments.of(more, less)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void ofTwoVersionsBothServersKeepTheSame(Approval more, Approval less) {
    assertThat(more.or(less)).isEqualTo(more);
    assertThat(less.or(more)).isEqualTo(more);
    Approvals one = approvals();
    Approvals other = new Approvals(elsewhere, clock);
    one.add(List.of(more));
    other.add(List.of(less));
    one.add(other.toShare());
    other.add(one.toShare());
    assertThat(other.toShare()).containsExactly(more).isEqualTo(one.toShare());
    assertThat(other.digest()).isEqualTo(one.digest());
  }

  @Test
  void whatIsNewFromTheOtherServerIsKeptOnTheDisk() {
    Approvals other = new Approvals(elsewhere, clock);
    Approval asked = ask(other);
    approvals().add(other.toShare());
    assertThat(approvals().find(asked.id())).hasValue(asked);
    assertThat(approvals().digest()).isEqualTo(other.digest());
  }

  @Test
  void theLatestFiftyAreKeptAndShared() {
    Approvals approvals = approvals();
    Approval first = ask(approvals);
    for (int more = 0; more < Approvals.KEPT; more++) {
      now = now.plusSeconds(1);
      ask(approvals);
    }
    assertThat(approvals.find(first.id())).isEmpty();
    approvals.add(List.of(first));
    assertThat(approvals.toShare()).hasSize(Approvals.KEPT).doesNotContain(first);
  }

  @Test
  void filesOfEarlierVersionsAreRead() throws IOException {
    Files.writeString(
        disk.resolve("approvals.json"),
        """
        [{"id":"00000000-0000-0000-0000-000000000001","action":"declare-lost",
          "parameters":{"site":"ansan","epoch":"1"},"askedBy":"minji","reason":"fire",
          "at":"2022-10-15T06:00:00Z","until":"2022-10-15T06:15:00Z",
          "state":"APPROVED","decidedBy":"junho"},
         {"id":"00000000-0000-0000-0000-000000000002","action":"declare-lost",
          "parameters":{"site":"ansan","epoch":"1"},"askedBy":"minji","reason":"fire",
          "at":"2022-10-15T05:00:00Z","until":"2022-10-15T05:15:00Z",
          "state":"EXPIRED","decidedBy":null}]
        """);
    assertThat(approvals().all())
        .extracting(Approval::state)
        .containsExactly(State.APPROVED, State.EXPIRED);
  }

  @Test
  void anOpsServerOfAnEarlierVersionTellsOfNone() {
    String parcel = "{\"notices\": [], \"trail\": [], \"assets\": null}";
    assertThat(Json.read(parcel.getBytes(UTF_8), Parcel.class).approvals()).isEmpty();
    String inquiry = "{\"notices\": \"\", \"trail\": {}, \"assetsAt\": null}";
    assertThat(Json.read(inquiry.getBytes(UTF_8), Inquiry.class).approvals()).isNull();
  }

  @Test
  void nobodyDecidesWithoutAName() {
    Approval asked = ask(approvals());
    assertThatThrownBy(
            () ->
                new Approval(
                    asked.id(),
                    asked.action(),
                    asked.parameters(),
                    asked.askedBy(),
                    asked.reason(),
                    asked.at(),
                    asked.until(),
                    State.APPROVED,
                    null,
                    null))
        .hasMessageContaining("is APPROVED by null");
  }

  private static Approval ask(Approvals approvals) {
    return approvals.ask("declare-lost", Map.of("site", "ansan"), "minji", "fire");
  }

  private Approvals approvals() {
    return new Approvals(disk, clock);
  }
}
