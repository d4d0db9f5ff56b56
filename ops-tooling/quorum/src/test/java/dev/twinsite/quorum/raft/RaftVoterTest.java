package dev.twinsite.quorum.raft;

import static dev.twinsite.quorum.raft.ThreeProcesses.VOTERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twinsite.quorum.VoterName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Three real processes, killed and started again. */
@Timeout(240)
class RaftVoterTest {

  private static final String ADMITTED = "1 ansan=ACTIVE pangyo=ACTIVE";
  private static final String PANGYO_LOST = "2 ansan=ACTIVE pangyo=LOST";

  @TempDir Path disks;

  private ThreeProcesses voters;

  @BeforeEach
  void start() throws IOException {
    voters = new ThreeProcesses(disks).found().startAll();
  }

  @AfterEach
  void end() throws InterruptedException {
    voters.close();
  }

  @Test
  void decidesWithoutItsLeaderButNotWithoutAMajorityAndForgetsNothing() throws Exception {
    admitBothSites();
    String leader = voters.awaitLeader();
    List<String> rest = VOTERS.stream().filter(name -> !name.equals(leader)).toList();
    voters.kill(leader);
    String next = voters.awaitLeader();
    voters.insist(next, "lost pangyo 1", "Accepted");
    voters.awaitStates(PANGYO_LOST);

    String other = rest.get(next.equals(rest.get(0)) ? 1 : 0);
    voters.kill(other);
    assertThat(voters.ask(next, "lost ansan 2")).isEqualTo("Undecided");
    assertThat(voters.ask(next, "states")).isEqualTo(PANGYO_LOST);

    voters.start(other);
    voters.awaitLeader();
    voters.awaitStates(PANGYO_LOST);
    voters.insist(other, "lost pangyo 2", "Rejected");

    voters.kill(next);
    voters.kill(other);
    voters.startAll();
    voters.awaitLeader();
    voters.awaitStates(PANGYO_LOST);
    VOTERS.forEach(name -> assertThat(voters.ask(name, "seat")).isEqualTo(name));
  }

  @Test
  void aVoterWithAnEmptyLogHasNoVoteUntilItIsAddedAnew() throws Exception {
    admitBothSites();
    voters.kill("witness");
    voters.empty("witness");
    voters.start("witness");
    voters.awaitLeader();
    voters.awaitStates(ADMITTED);
    String seat = voters.ask("witness", "seat");
    assertThat(seat).startsWith("witness~");

    voters.kill("pangyo-ops");
    assertThat(voters.ask("ansan-ops", "prefer")).as("two run, one has a vote").isEqualTo("none");
    voters.start("pangyo-ops");
    voters.awaitLeader();
    voters.insist("pangyo-ops", "add " + seat, "Optional[Noted[]]");

    voters.await("it has a vote", () -> voters.ask("ansan-ops", "voting").contains(seat));
    voters.kill("pangyo-ops");
    voters.insist("ansan-ops", "prefer", "Noted");
    voters.insist("witness", "prefer", "Noted");
  }

  @Test
  void aLeaderThatStoodStillWakesUpAndDecidesNothingOfItsOwn() throws Exception {
    admitBothSites();
    String leader = voters.awaitLeader();
    Runnable resume = voters.pause(leader);
    String next = voters.awaitLeader();
    voters.insist(next, "lost pangyo 1", "Accepted");
    voters.awaitStates(PANGYO_LOST);
    resume.run();
    assertThat(voters.ask(leader, "lost ansan 1")).isIn("Undecided", "Rejected");
    voters.awaitLeader();
    voters.awaitStates(PANGYO_LOST);
  }

  @Test
  void everyVoterFindsInItsOwnStateWhatItHasJustPut() {
    admitBothSites();
    for (String name : VOTERS) {
      assertThat(voters.ask(name, "prefer-and-read 25")).as("missed by " + name).isEqualTo("0");
    }
  }

  @Test
  void aQuorumIsFoundedOnce() {
    assertThatThrownBy(() -> RaftVoter.found(voters.disk("witness"), VoterName.WITNESS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("holds the seat witness");
  }

  private void admitBothSites() {
    voters.awaitLeader();
    voters.insist("ansan-ops", "tell ansan", "Noted");
    voters.insist("pangyo-ops", "tell pangyo", "Noted");
    voters.insist("pangyo-ops", "prefer", "Noted");
    voters.insist("pangyo-ops", "admit", "Accepted");
    voters.awaitStates(ADMITTED);
    voters.insist("ansan-ops", "miss pangyo", "Noted");
  }
}
