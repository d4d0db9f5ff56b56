package dev.twinsite.quorum.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twinsite.quorum.Seat;
import dev.twinsite.quorum.VoterName;
import dev.twinsite.quorum.raft.SeatFile.Mark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jgroups.protocols.raft.LogEntries;
import org.jgroups.protocols.raft.LogEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableLogTest {

  private static final VoterName WITNESS = VoterName.WITNESS;
  private static final Seat FOUNDING = Seat.founding(WITNESS);

  @TempDir Path disk;

  private final List<Throwable> failures = new ArrayList<>();
  private DurableLogs logs;

  @BeforeEach
  void found() {
    RaftVoter.found(disk, WITNESS);
    logs = new DurableLogs(disk);
  }

  @Test
  void aVoterWithItsOwnLogKeepsItsSeat() throws Exception {
    assertThat(logs.seatOf(WITNESS).seat()).isEqualTo(FOUNDING);
    write(1, 3);
    write(4, 3);
    assertThat(logs.seatOf(WITNESS)).isEqualTo(new Mark(FOUNDING, 3, 4));
  }

  @Test
  void aVoterWithoutAnythingTakesASeatThatNobodyEverHad() throws Exception {
    Files.delete(disk.resolve("seat"));
    Seat seat = logs.seatOf(WITNESS).seat();
    assertThat(seat).isNotEqualTo(FOUNDING);
    assertThat(seat.voter()).isEqualTo(WITNESS);
    assertThat(logs.seatOf(WITNESS).seat()).as("and keeps it").isEqualTo(seat);
  }

  @Test
  void aVoterWhoseLogIsGoneTakesAnotherSeat() throws Exception {
    write(1, 3);
    for (String file : List.of("entries.raft", "metadata.raft")) {
      Files.delete(disk.resolve("log-witness").resolve(file));
    }
    assertThat(logs.seatOf(WITNESS).seat()).isNotEqualTo(FOUNDING);
  }

  @Test
  void aVoterWhoseLogIsAnOlderCopyTakesAnotherSeat() throws Exception {
    write(1, 3);
    byte[] older = Files.readAllBytes(disk.resolve("log-witness/entries.raft"));
    write(2, 3);
    Files.write(disk.resolve("log-witness/entries.raft"), older);
    assertThat(logs.seatOf(WITNESS).seat()).isNotEqualTo(FOUNDING);
  }

  @Test
  void aVoterThatHasForgottenTheTermItVotedInTakesAnotherSeat() throws Exception {
    write(1, 3);
    byte[] older = Files.readAllBytes(disk.resolve("log-witness/metadata.raft"));
    try (DurableLog log = open()) {
      log.currentTerm(7);
    }
    Files.write(disk.resolve("log-witness/metadata.raft"), older);
    assertThat(logs.seatOf(WITNESS).seat()).isNotEqualTo(FOUNDING);
  }

  @Test
  void theSeatOfAnotherVoterIsNotTaken() throws Exception {
    VoterName other = new VoterName("pangyo-ops");
    assertThat(logs.seatOf(other).seat().voter()).isEqualTo(other);
    assertThat(logs.seatOf(other).seat()).isNotEqualTo(Seat.founding(other));
  }

  @Test
  void aSeatThatCannotBeReadIsNotReplaced() throws IOException {
    Files.writeString(disk.resolve("seat"), "nonsense");
    assertThatThrownBy(() -> logs.seatOf(WITNESS)).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void theTermNeverFalls() throws Exception {
    try (DurableLog log = open()) {
      log.currentTerm(9);
      log.append(1, entries(2));
      log.append(2, entries(2));
      log.deleteAllEntriesStartingFrom(2);
      assertThat(log.currentTerm()).isEqualTo(9);
      assertThat(log.lastAppended()).isEqualTo(1);
    }
    assertThat(logs.seatOf(WITNESS)).isEqualTo(new Mark(FOUNDING, 9, 1));
  }

  @Test
  void anElectionMayBeHeldWhileEntriesAreWritten() throws Exception {
    try (DurableLog log = open()) {
      var election = CompletableFuture.runAsync(() -> raiseTerms(log, 100));
      for (long index = 1; index <= 100; index++) {
        log.append(index, entries(1));
      }
      election.get(60, TimeUnit.SECONDS);
    }
    assertThat(failures).isEmpty();
    assertThat(logs.seatOf(WITNESS)).isEqualTo(new Mark(FOUNDING, 100, 100));
  }

  private static void raiseTerms(DurableLog log, long to) {
    for (long term = 1; term <= to; term++) {
      log.currentTerm(term);
    }
  }

  @Test
  void aLogThatCannotBeWrittenRefusesEverythingFromThenOn() throws Exception {
    DurableLog log = open();
    log.append(1, entries(2));
    log.close();
    assertThatThrownBy(() -> log.append(2, entries(2))).hasMessage("the log is broken");
    assertThatThrownBy(() -> log.votedFor(null)).hasMessage("the log is broken");
    assertThatThrownBy(() -> log.currentTerm(11)).hasMessage("the log is broken");
    assertThatThrownBy(() -> log.get(1)).hasMessage("the log is broken");
    assertThat(failures).as("told once").hasSize(1);
    assertThat(logs.seatOf(WITNESS)).isEqualTo(new Mark(FOUNDING, 2, 1));
  }

  private void write(long index, long term) throws Exception {
    try (DurableLog log = open()) {
      for (long i = log.lastAppended() + 1; i <= index; i++) {
        log.append(i, entries(term));
      }
    }
  }

  private DurableLog open() throws Exception {
    return logs.open(logs.seatOf(WITNESS), failures::add);
  }

  private static LogEntries entries(long term) {
    return new LogEntries().add(new LogEntry(term, new byte[] {1, 2, 3}));
  }
}
