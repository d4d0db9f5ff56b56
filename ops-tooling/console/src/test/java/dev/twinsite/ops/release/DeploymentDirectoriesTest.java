package dev.twinsite.ops.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.ops.run.Progress;
import dev.twinsite.ops.run.Progress.Done;
import dev.twinsite.ops.run.Progress.Over;
import dev.twinsite.ops.run.Progress.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes, a depot, and a test that does what WildFly's deployment scanner does. */
class DeploymentDirectoriesTest {

  @TempDir Path disk;

  private Path depot;
  private List<Path> nodes;
  private DeploymentDirectories releases;

  @BeforeEach
  void layOut() throws IOException {
    depot = Files.createDirectories(disk.resolve("depot"));
    nodes = List.of(disk.resolve("pangyo-1"), disk.resolve("pangyo-2"));
    for (Path node : nodes) {
      Files.createDirectories(node.resolve("deployments"));
    }
    Depots.put(depot, "1.0", "the first");
    Depots.put(depot, "1.1", "the second");
    releases = new DeploymentDirectories(depot, nodes);
  }

  @Test
  void depotNamesWhatCameWithItsDigest() throws IOException {
    Files.writeString(depot.resolve("twinsite-9.ear"), "without a digest");
    Files.writeString(depot.resolve("notes.txt"), "something else");
    assertThat(releases.look().depot()).containsOnlyKeys("1.0", "1.1");
    assertThat(releases.look().runs()).isNull();
  }

  @Test
  void everyNodeGetsItAndIsWaitedFor() throws IOException {
    assertThat(install("1.0")).isInstanceOf(Waiting.class);
    scan(nodes.get(0), ".deployed");
    assertThat(install("1.0")).isInstanceOf(Waiting.class);
    assertThat(releases.look().runs()).isNull();
    scan(nodes.get(1), ".deployed");
    assertThat(install("1.0")).isInstanceOf(Done.class);
    assertThat(releases.look().runs()).isEqualTo("1.0");
  }

  @Test
  void whatRanBeforeIsNotTakenForTheNewOne() throws IOException {
    runs("1.0");
    assertThat(install("1.1")).isInstanceOf(Waiting.class);
    assertThat(releases.look().runs()).as("the old marker lies there still").isNull();
    runs("1.1");
    assertThat(releases.look().runs()).isEqualTo("1.1");
    runs("1.0");
    assertThat(releases.look().runs()).as("and back").isEqualTo("1.0");
  }

  @Test
  void unknownReleaseIsRefusedWithTheOnesThereAre() {
    assertThat(releases.install("2.0", Depots.sha256("x")))
        .isEqualTo(new Over("the depot has no release 2.0; it has [1.0, 1.1]"));
  }

  @Test
  void alteredReleaseIsNotInstalled() throws IOException {
    Files.writeString(depot.resolve("twinsite-1.1.ear"), "altered on its way");
    assertThat(install("1.1")).isInstanceOf(Over.class);
    assertThat(nodes.get(0).resolve("deployments/twinsite.ear")).doesNotExist();
  }

  @Test
  void releaseThatDoesNotStartSaysWhyAndMayBeTriedAgain() throws IOException {
    install("1.1");
    scan(nodes.get(0), ".failed");
    assertThat(install("1.1")).isInstanceOf(Over.class);
    assertThat(install("1.1").detail()).contains("pangyo-1").contains("told by the scanner");
    releases.tryAgain();
    assertThat(install("1.1")).isInstanceOf(Waiting.class);
    scan(nodes.get(0), ".deployed");
    assertThat(install("1.1").detail()).contains("pangyo-2");
  }

  @Test
  void undeployedNodeGetsItAgain() throws IOException {
    runs("1.0");
    Path marker = nodes.get(1).resolve("deployments/twinsite.ear.deployed");
    Files.move(marker, marker.resolveSibling("twinsite.ear.undeployed"));
    releases.tryAgain();
    assertThat(marker.resolveSibling("twinsite.ear.dodeploy")).exists();
  }

  private Progress install(String version) {
    String contents = version.equals("1.0") ? "the first" : "the second";
    return releases.install(version, Depots.sha256(contents));
  }

  private void runs(String version) throws IOException {
    while (!(install(version) instanceof Done)) {
      for (Path node : nodes) {
        if (Files.exists(node.resolve("deployments/twinsite.ear.dodeploy"))) {
          scan(node, ".deployed");
        }
      }
    }
  }

  private static void scan(Path node, String marker) throws IOException {
    Depots.scan(node.resolve("deployments"), marker);
  }
}
