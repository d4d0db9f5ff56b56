package dev.twinsite.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class OwnedProcessTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @TempDir Path home;

  private final Process sleeper;

  OwnedProcessTest() throws IOException {
    sleeper = new ProcessBuilder("sleep", "300").start();
  }

  @AfterEach
  void end() {
    sleeper.destroyForcibly();
  }

  @Test
  void killedProcessIsGone() {
    OwnedProcess process = OwnedProcess.of(sleeper.toHandle());
    process.kill();
    OwnedProcess.awaitEnd(List.of(process), LIMIT);
    assertThat(sleeper.onExit()).succeedsWithin(LIMIT);
  }

  @Test
  void processThatGotTheSameIdLaterIsNotKilled() {
    OwnedProcess earlier = sameIdButStarted(Duration.ofMinutes(-5));
    earlier.kill();
    earlier.terminate();
    earlier.signal("STOP");
    assertThat(earlier.isAlive()).isFalse();
    assertThat(earlier.family()).containsExactly(earlier);
    assertThat(sleeper.isAlive()).isTrue();
  }

  @Test
  void whatAKilledOwnerLeftIsEndedByTheNext() {
    new Ledger(home).add(OwnedProcess.of(sleeper.toHandle()));
    assertThat(LabOwner.endSurvivors(home)).isOne();
    assertThat(sleeper.onExit()).succeedsWithin(LIMIT);
    assertThat(LabOwner.endSurvivors(home)).isZero();
  }

  @Test
  void strangerInTheLedgerOfAKilledOwnerIsLeftAlone() {
    new Ledger(home).add(sameIdButStarted(Duration.ofHours(-1)));
    assertThat(LabOwner.endSurvivors(home)).isZero();
    assertThat(sleeper.isAlive()).isTrue();
  }

  @Test
  void familyNamesTheChildren() throws IOException {
    Process shell = new ProcessBuilder("sh", "-c", "sleep 300 & wait").start();
    OwnedProcess parent = OwnedProcess.of(shell.toHandle());
    Await.until(LIMIT, () -> parent.family().size() == 2, () -> "the shell has no child");
    List<OwnedProcess> family = parent.family();
    family.forEach(OwnedProcess::kill);
    OwnedProcess.awaitEnd(family, LIMIT);
  }

  private OwnedProcess sameIdButStarted(Duration later) {
    OwnedProcess process = OwnedProcess.of(sleeper.toHandle());
    return new OwnedProcess(process.pid(), process.startedAt().plus(later));
  }
}
