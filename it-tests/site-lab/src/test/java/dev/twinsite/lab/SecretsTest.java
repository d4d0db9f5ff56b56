package dev.twinsite.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

  @TempDir Path home;

  @Test
  void secretStaysTheSameInItsHomeAndIsReadByItsOwnerOnly() throws IOException {
    String secret = new Secrets(home).secret("operator-password");
    assertThat(new Secrets(home).secret("operator-password")).isEqualTo(secret).hasSize(32);
    Path file = home.resolve("secrets/operator-password");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void noTwoSecretsAreTheSame() {
    Secrets secrets = new Secrets(home);
    assertThat(secrets.secret("a")).isNotEqualTo(secrets.secret("b"));
  }
}
