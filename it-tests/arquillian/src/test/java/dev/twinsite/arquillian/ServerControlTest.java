package dev.twinsite.arquillian;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Arquillian's own calls do to the processes of servers. */
@ArquillianTest
class ServerControlTest {

  private static final int KILLED_BY_SIGNAL_9 = 128 + 9;

  @ArquillianResource ContainerController containers;

  @BeforeEach
  void bothServersRun() {
    containers.start("pangyo-1");
    containers.start("ansan-1");
  }

  @Test
  void killGivesTheProcessNoChanceToSayGoodbye() {
    containers.kill("pangyo-1");
    assertThat(process("pangyo-1").exitValue()).isEqualTo(KILLED_BY_SIGNAL_9);
    assertThat(IdleServers.goodbye("pangyo-1")).doesNotExist();
    assertThat(containers.isStarted("pangyo-1")).isFalse();
  }

  @Test
  void killOfOneServerLeavesTheOtherAlone() {
    containers.kill("ansan-1");
    assertThat(process("pangyo-1").isAlive()).isTrue();
  }

  @Test
  void startBootsANewProcess() {
    Process former = process("pangyo-1");
    containers.kill("pangyo-1");
    containers.start("pangyo-1");
    assertThat(process("pangyo-1").pid()).isNotEqualTo(former.pid());
    assertThat(process("pangyo-1").isAlive()).isTrue();
    assertThat(containers.isStarted("pangyo-1")).isTrue();
  }

  @Test
  void startLeavesARunningProcessAlone() {
    Process former = process("pangyo-1");
    containers.start("pangyo-1");
    assertThat(process("pangyo-1")).isSameAs(former);
  }

  @Test
  void stopLetsTheProcessSayGoodbye() {
    containers.stop("pangyo-1");
    assertThat(process("pangyo-1").isAlive()).isFalse();
    assertThat(IdleServers.goodbye("pangyo-1")).exists();
  }

  @Test
  void serverThatWasBootedWithItsSiteCanBeKilledAgain() {
    containers.kill("pangyo-1");
    new IdleServers().start("pangyo-1");
    containers.kill("pangyo-1");
    assertThat(process("pangyo-1").isAlive()).isFalse();
  }

  private static Process process(String server) {
    return IdleServers.processes.get(server);
  }
}
