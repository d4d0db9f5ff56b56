package dev.twinsite.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortPlanTest {

  @Test
  void everyPortIsUsedOnceAndLiesInTheBlock() {
    List<Integer> ports = new PortPlan(8080).used(2);
    assertThat(ports).doesNotHaveDuplicates().allMatch(port -> port >= 8080 && port < 8580);
  }

  @Test
  void applicationsAndConsolesListenWhereTheReadmeSays() {
    PortPlan plan = new PortPlan(8080);
    assertThat(plan.application(Place.PANGYO, 1)).isEqualTo(8080);
    assertThat(plan.application(Place.PANGYO, 2)).isEqualTo(8090);
    assertThat(plan.application(Place.ANSAN, 1)).isEqualTo(8180);
    assertThat(plan.operations(Place.PANGYO)).isEqualTo(8280);
    assertThat(plan.operations(Place.ANSAN)).isEqualTo(8380);
    assertThat(plan.redfish(Place.PANGYO)).isEqualTo(8290);
  }

  @Test
  void takenPortIsNamedInOneSentence() throws IOException {
    PortPlan plan = PortPlan.free();
    int taken = plan.database(Place.ANSAN);
    try (ServerSocket other = new ServerSocket(taken, 1, InetAddress.getLoopbackAddress())) {
      assertThatExceptionOfType(LabException.class)
          .isThrownBy(() -> plan.requireFree(1))
          .withMessageContaining("Port " + other.getLocalPort() + " is taken")
          .withMessageContaining("--base-port")
          .satisfies(e -> assertThat(e.exitStatus()).isEqualTo(1));
    }
    assertThatCode(() -> plan.requireFree(1)).doesNotThrowAnyException();
  }

  @Test
  void listenerOnAllAddressesTakesThePortToo() throws IOException {
    PortPlan plan = PortPlan.free();
    try (ServerSocket other = new ServerSocket(plan.base())) {
      assertThat(PortPlan.isFree(other.getLocalPort())).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1023, 32269, 65535})
  void blockOutsideItsLimitsIsMisuse(int base) {
    assertThatExceptionOfType(LabException.class)
        .isThrownBy(() -> new PortPlan(base))
        .withMessageContaining(Integer.toString(base))
        .satisfies(e -> assertThat(e.exitStatus()).isEqualTo(2));
  }
}
