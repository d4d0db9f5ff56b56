package dev.twinsite.ops.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twinsite.site.SiteName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest {

  private static final SiteName PANGYO = new SiteName("pangyo");
  private static final SiteName ANSAN = new SiteName("ansan");

  @TempDir Path pangyo;
  @TempDir Path ansan;

  private Instant now = Instant.parse("2022-10-15T06:19:00Z");
  private final InstantSource clock = () -> now;

  @Test
  void theFirstAccountIsKept() {
    new Accounts(pangyo).first("minji", "correct horse", now);
    Accounts later = new Accounts(pangyo);
    assertThat(later.matches("minji", "correct horse")).isTrue();
    assertThat(later.matches("minji", "wrong horse")).isFalse();
    assertThat(later.matches("junho", "correct horse")).isFalse();
  }

  @Test
  void thereIsOneFirstAccount() {
    Accounts accounts = new Accounts(pangyo);
    accounts.first("minji", "correct horse", now);
    assertThatThrownBy(() -> accounts.first("junho", "battery staple", now))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void noPasswordIsKept() throws IOException {
    new Accounts(pangyo).first("minji", "correct horse", now);
    String file = Files.readString(pangyo.resolve("operators.json"));
    assertThat(file).contains("PBKDF2WithHmacSHA512").doesNotContain("correct horse");
  }

  @Test
  void refusesAnEmptyPassword() {
    assertThatThrownBy(() -> new Accounts(pangyo).first("minji", "", now))
        .hasMessage("the operator's password has 0 characters, not 1 to 256");
  }

  @Test
  void aTokenTellsWhoShowsIt() {
    Tokens tokens = tokens(pangyo, PANGYO);
    Tokens.Issued issued = tokens.issue("minji", Tokens.ROLES);
    assertThat(issued.roles()).containsExactly("viewer", "operator", "approver");
    assertThat(issued.expiresAt()).isEqualTo(now.plus(Duration.ofHours(8)));
    assertThat(tokens.read(issued.token()))
        .contains(new Tokens.Caller("minji", "urn:twinsite:ops:pangyo", Tokens.ROLES));
  }

  @Test
  void aTokenEnds() {
    Tokens tokens = tokens(pangyo, PANGYO);
    String token = tokens.issue("minji", Tokens.ROLES).token();
    now = now.plus(Duration.ofHours(8)).plusSeconds(1);
    assertThat(tokens.read(token)).isEmpty();
  }

  @Test
  void aTokenOfTheOtherOpsServerIsGoodOnceItsKeyIsKnown() {
    String token = tokens(ansan, ANSAN).issue("minji", Tokens.ROLES).token();
    assertThat(tokens(pangyo, PANGYO).read(token)).isEmpty();
    SigningKey theirs = SigningKey.in(ansan, ANSAN, now);
    keys(pangyo, PANGYO).learn(List.of(theirs.published()));
    assertThat(tokens(pangyo, PANGYO).read(token)).isPresent();
  }

  @Test
  void aKnownKeyIsNotReplaced() {
    SigningKey own = SigningKey.in(pangyo, PANGYO, now);
    SigningKey theirs = SigningKey.in(ansan, ANSAN, now);
    var forged =
        new dev.twinsite.ops.fence.OperatorKey(
            own.published().kid(), "x", theirs.published().publicKey(), now);
    KnownKeys keys = keys(pangyo, PANGYO);
    keys.learn(List.of(forged));
    assertThat(keys.find(own.published().kid())).contains(own.published());
  }

  @Test
  void nonsenseIsNoToken() {
    Tokens tokens = tokens(pangyo, PANGYO);
    String good = tokens.issue("minji", Tokens.ROLES).token();
    assertThat(tokens.read("")).isEmpty();
    assertThat(tokens.read("a.b.c")).isEmpty();
    assertThat(tokens.read(good.substring(0, good.length() - 6) + "AAAAAA")).isEmpty();
    assertThat(tokens.read("x".repeat(5000))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"ES256\",\"kid\":5}",
        "{\"alg\":\"ES256\",\"kid\":[\"a\"]}",
        "{\"alg\":7,\"kid\":\"a\"}",
        "{\"alg\":\"none\"}",
        "{\"alg\":\"ES256\",\"kid\":null,\"crit\":\"x\"}",
        "null",
        "[]"
      })
  void aHeaderThatIsNonsenseMakesNoToken(String header) {
    Tokens tokens = tokens(pangyo, PANGYO);
    String rest = tokens.issue("minji", Tokens.ROLES).token().replaceFirst("^[^.]*", "");
    assertThat(tokens.read(base64(header) + rest)).isEmpty();
  }

  @Test
  void aHeaderOfAnotherTypeUnderAKnownKeyMakesNoToken() {
    Tokens tokens = tokens(pangyo, PANGYO);
    String kid = SigningKey.in(pangyo, PANGYO, now).published().kid();
    String rest = tokens.issue("minji", Tokens.ROLES).token().replaceFirst("^[^.]*", "");
    for (String alg : List.of("7", "\"HS256\"", "null", "{}")) {
      String header = "{\"alg\":" + alg + ",\"kid\":\"" + kid + "\"}";
      assertThat(tokens.read(base64(header) + rest)).as(header).isEmpty();
    }
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theSigningKeyIsMadeOnceAndOnlyTheOwnerMayReadIt() throws IOException {
    SigningKey first = SigningKey.in(pangyo, PANGYO, now);
    assertThat(SigningKey.in(pangyo, PANGYO, now).published()).isEqualTo(first.published());
    var permissions = Files.getPosixFilePermissions(pangyo.resolve("signing-key.json"));
    assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
  }

  @Test
  void anAccountHasTheRolesThatItWasGiven() {
    Accounts accounts = new Accounts(pangyo);
    accounts.first("minji", "correct horse", now);
    accounts.put("junho", "battery staple", List.of("viewer"), now);
    Accounts again = new Accounts(pangyo);
    assertThat(again.rolesOf("minji")).isEqualTo(Tokens.ROLES);
    assertThat(again.rolesOf("junho")).containsExactly("viewer");
    assertThat(again.matches("junho", "battery staple")).isTrue();
    again.remove("junho");
    assertThat(new Accounts(pangyo).rolesOf("junho")).isEmpty();
    assertThat(again.matches("junho", "battery staple")).isFalse();
  }

  @Test
  void accountsFromBeforeThereWereRolesHaveAllOfThem() throws Exception {
    Accounts accounts = new Accounts(pangyo);
    accounts.first("minji", "correct horse", now);
    Path file = pangyo.resolve("operators.json");
    String before = "[\"viewer\",\"operator\",\"approver\"]";
    Files.writeString(file, Files.readString(file).replace(before, "[\"operator\"]"));
    assertThat(new Accounts(pangyo).rolesOf("minji")).isEqualTo(Tokens.ROLES);
  }

  @Test
  void aRoleThatNobodyKnowsIsRefused() {
    Accounts accounts = new Accounts(pangyo);
    assertThatThrownBy(() -> accounts.put("junho", "x", List.of("viewer", "king"), now))
        .hasMessageContaining("king");
    assertThatThrownBy(() -> accounts.put("junho", "x", List.of(), now))
        .hasMessageContaining("roles is []");
  }

  @Test
  void theSixthAttemptInAMinuteHasToWait() {
    LoginLimit limit = new LoginLimit(clock);
    fail(limit, LoginLimit.FAILURES, "minji");
    assertThat(limit.waitFor("minji", "10.0.0.1")).contains(Duration.ofMinutes(1));
    now = now.plus(Duration.ofMinutes(1));
    assertThat(limit.waitFor("minji", "10.0.0.1")).isEmpty();
  }

  @Test
  void aStrangerElsewhereCannotLockAnOperatorOut() {
    LoginLimit limit = new LoginLimit(clock);
    fail(limit, 100, "minji");
    assertThat(limit.waitFor("minji", "10.0.0.2")).isEmpty();
  }

  @Test
  void manyNamesFromOneAddressHaveToWaitToo() {
    LoginLimit limit = new LoginLimit(clock);
    for (int i = 0; i < LoginLimit.FAILURES_OF_ADDRESS; i++) {
      limit.failed("name" + i, "10.0.0.1");
    }
    assertThat(limit.waitFor("somebody", "10.0.0.1")).isPresent();
  }

  private static void fail(LoginLimit limit, int times, String username) {
    for (int i = 0; i < times; i++) {
      limit.failed(username, "10.0.0.1");
    }
  }

  private Tokens tokens(Path directory, SiteName site) {
    return new Tokens(SigningKey.in(directory, site, now), keys(directory, site), clock);
  }

  private KnownKeys keys(Path directory, SiteName site) {
    return new KnownKeys(directory, SigningKey.in(directory, site, now).published());
  }
}
