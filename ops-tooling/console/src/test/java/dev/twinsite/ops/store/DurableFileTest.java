package dev.twinsite.ops.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFileTest {

  @TempDir Path directory;

  @Test
  void isEmptyUntilItIsWritten() {
    assertThat(file().read()).isEmpty();
  }

  @Test
  void readsWhatWasWrittenLast() {
    file().write(bytes("one"));
    file().write(bytes("two"));
    assertThat(text()).isEqualTo("two");
  }

  @Test
  void aProcessThatDiesBeforeTheRenamingLeavesTheOldContent() throws IOException {
    file().write(bytes("old"));
    file().writeBeside(bytes("half of the n"));
    assertThat(text()).isEqualTo("old");
  }

  @Test
  void whatADeadProcessLeftBesideIsNoObstacle() throws IOException {
    file().writeBeside(bytes("half of the n"));
    assertThat(file().read()).isEmpty();
    file().write(bytes("new"));
    assertThat(text()).isEqualTo("new");
    assertThat(Files.list(directory)).containsExactly(directory.resolve("votes.json"));
  }

  @Test
  void onlyTheOwnerMayReadIt() throws IOException {
    file().write(bytes("secret"));
    String permissions =
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(directory.resolve("votes.json")));
    assertThat(permissions).isEqualTo("rw-------");
  }

  @Test
  void saysWhichFileCannotBeWritten() {
    DurableFile nowhere = new DurableFile(directory.resolve("missing"), "votes.json");
    assertThatThrownBy(() -> nowhere.write(bytes("x")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("missing/votes.json");
  }

  private DurableFile file() {
    return new DurableFile(directory, "votes.json");
  }

  private String text() {
    return new String(file().read().orElseThrow(), UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
