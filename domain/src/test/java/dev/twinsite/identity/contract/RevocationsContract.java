package dev.twinsite.identity.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.identity.Revocations;
import dev.twinsite.identity.Revocations.Given;
import dev.twinsite.identity.Username;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link Revocations} promises. */
public abstract class RevocationsContract {

  private static final Instant NOON = Instant.parse("2022-10-15T12:00:00Z");

  private final Username minji = People.newName();
  private final String token = UUID.randomUUID().toString();

  protected abstract Revocations revocations();

  @Test
  void tokenIsGoodUntilItIsRevoked() {
    assertThat(revocations().isRevoked(token)).isFalse();

    revocations().revokeToken(token, NOON);
    revocations().revokeToken(token, NOON);

    assertThat(revocations().isRevoked(token)).isTrue();
  }

  @Test
  void laterRevocationOfUserStandsWhateverTheOrder() {
    revocations().revokeUser(minji, NOON.plusSeconds(60));
    revocations().revokeUser(minji, NOON);

    assertThat(revocations().notBefore(minji)).contains(NOON.plusSeconds(60));
  }

  @Test
  void tokenIsRevokedAloneOrWithAllThatItsUserWasGivenBefore() {
    Username junho = People.newName();
    revocations().revokeToken(token, NOON);
    revocations().revokeUser(minji, NOON);

    assertThat(revocations().isRevoked(token, junho, NOON)).isTrue();
    assertThat(revocations().isRevoked("another", junho, NOON)).isFalse();
    assertThat(revocations().isRevoked("another", minji, NOON.minusSeconds(1))).isTrue();
    assertThat(revocations().isRevoked("another", minji, NOON)).isFalse();
  }

  @Test
  void manyTokensAreAskedForAtOnce() {
    Username junho = People.newName();
    revocations().revokeToken(token, NOON);
    revocations().revokeUser(minji, NOON);
    Given alone = new Given(token, junho, NOON);
    Given withOthers = new Given("another", minji, NOON.minusSeconds(1));
    Given later = new Given("another", minji, NOON);
    Given free = new Given("", junho, NOON);

    assertThat(revocations().revoked(List.of(free, alone, later, withOthers)))
        .containsExactlyInAnyOrder(alone, withOthers);
    assertThat(revocations().revoked(List.of())).isEmpty();
  }

  @Test
  void userWhomNobodyRevokedIsFree() {
    assertThat(revocations().notBefore(minji)).isEmpty();
  }
}
