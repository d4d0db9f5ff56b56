package dev.twinsite.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {

  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private Instant end = now.plusSeconds(3_600);
  private final Set<String> revoked = new HashSet<>();
  private final Set<String> askedForAll = new HashSet<>();
  private int verified;
  private int asked;
  private Runnable whileAsked = () -> {};
  private final VerifiedTokens tokens = new VerifiedTokens(this::verify, new Revoked(), () -> now);

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
    revoked.add("token");
    now = now.plus(VerifiedTokens.ASK_AGAIN);

    assertThatThrownBy(() -> tokens.verify("token")).isInstanceOf(BadTokenException.class);
  }

  @Test
  void oneQuestionASecondIsAskedForAllTokens() throws BadTokenException {
    for (int token = 0; token < 10; token++) {
      tokens.verify("token" + token);
    }
    asked = 0;
    now = now.plus(VerifiedTokens.ASK_AGAIN);
    for (int token = 0; token < 10; token++) {
      tokens.verify("token" + token);
    }

    assertThat(asked).isEqualTo(1);
    assertThat(verified).isEqualTo(10);
  }

  @Test
  void nobodyAsksForTokensThatHaveToBeVerifiedAgain() throws BadTokenException {
    tokens.verify("old");
    now = now.plus(VerifiedTokens.VERIFY_AGAIN);
    tokens.verify("token");
    now = now.plus(VerifiedTokens.ASK_AGAIN);
    tokens.verify("token");

    assertThat(askedForAll).containsExactly("token");
  }

  @Test
  void whoAsksForAllHurtsNobodyButThoseTakenBack() throws BadTokenException {
    tokens.verify("token");
    tokens.verify("another");
    revoked.add("token");
    now = now.plus(VerifiedTokens.ASK_AGAIN);
    tokens.verify("another");

    assertThatThrownBy(() -> tokens.verify("token")).isInstanceOf(BadTokenException.class);
    assertThat(tokens.verify("another").getRawToken()).isEqualTo("another");
  }

  @Test
  void whatIsForgottenWhileAllAreAskedForStaysForgotten() throws BadTokenException {
    tokens.verify("token");
    whileAsked = tokens::forget;
    now = now.plus(VerifiedTokens.ASK_AGAIN);
    tokens.verify("token");

    assertThat(verified).isEqualTo(2);
  }

  @Test
  void whatWasTakenBackIsAskedForEachTime() {
    revoked.add("token");

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
    claims.setClaim(Claims.raw_token.name(), token);
    claims.setExpirationTime(NumericDate.fromSeconds(end.getEpochSecond()));
    return new DefaultJWTCallerPrincipal(token, TokenVerifier.TOKEN_TYPE, claims);
  }

  private final class Revoked implements VerifiedTokens.Inquiry {

    @Override
    public void requireUnrevoked(JWTCallerPrincipal caller) throws BadTokenException {
      asked++;
      if (revoked.contains(caller.getRawToken())) {
        throw new BadTokenException("taken back");
      }
    }

    @Override
    public List<JWTCallerPrincipal> revoked(Collection<JWTCallerPrincipal> callers) {
      asked++;
      whileAsked.run();
      callers.forEach(it -> askedForAll.add(it.getRawToken()));
      return callers.stream().filter(it -> revoked.contains(it.getRawToken())).toList();
    }
  }
}
