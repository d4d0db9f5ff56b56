package dev.twinsite.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import java.time.Instant;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {

  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private Instant end = now.plusSeconds(3_600);
  private boolean revoked;
  private int verified;
  private int asked;
  private final VerifiedTokens tokens = new VerifiedTokens(this::verify, this::inquire, () -> now);

  @Test
  void aTokenIsVerifiedOnceForManyRequests() throws BadTokenException {
    JWTCallerPrincipal caller = tokens.verify("token");

    assertThat(tokens.verify("token")).isSameAs(caller);
    assertThat(verified).isEqualTo(1);
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void takingATokenBackIsFeltAfterASecond() throws BadTokenException {
    tokens.verify("token");
    revoked = true;
    now = now.plus(VerifiedTokens.ASK_AGAIN);

    assertThatThrownBy(() -> tokens.verify("token")).isInstanceOf(BadTokenException.class);
    assertThat(verified).isEqualTo(1);
  }

  @Test
  void whatWasTakenBackIsAskedForEachTime() {
    revoked = true;

    assertThatThrownBy(() -> tokens.verify("token")).isInstanceOf(BadTokenException.class);
    assertThatThrownBy(() -> tokens.verify("token")).isInstanceOf(BadTokenException.class);
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void theSignatureIsVerifiedAgainAfterAMinuteHoweverOftenItWasAskedFor() throws BadTokenException {
    tokens.verify("token");
    for (int second = 1; second < 60; second++) {
      now = now.plusSeconds(1);
      tokens.verify("token");
    }
    assertThat(verified).isEqualTo(1);
    assertThat(asked).isEqualTo(60);

    now = now.plusSeconds(1);
    tokens.verify("token");
    assertThat(verified).isEqualTo(2);
  }

  @Test
  void nothingCountsBeyondTheEndOfTheToken() throws BadTokenException {
    end = now.plusSeconds(5);
    tokens.verify("token");
    now = end;
    tokens.verify("token");

    assertThat(verified).isEqualTo(2);
  }

  private JWTCallerPrincipal verify(String token) {
    verified++;
    var claims = new JwtClaims();
    claims.setSubject("minji");
    claims.setExpirationTime(NumericDate.fromSeconds(end.getEpochSecond()));
    return new DefaultJWTCallerPrincipal(token, TokenVerifier.TOKEN_TYPE, claims);
  }

  private void inquire(JWTCallerPrincipal caller) throws BadTokenException {
    asked++;
    if (revoked) {
      throw new BadTokenException("taken back");
    }
  }
}
