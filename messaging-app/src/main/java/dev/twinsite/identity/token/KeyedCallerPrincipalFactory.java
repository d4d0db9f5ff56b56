package dev.twinsite.identity.token;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.enterprise.inject.spi.CDI;
import java.util.List;
import org.eclipse.microprofile.jwt.Claims;
import org.jboss.logging.Logger;
import org.jose4j.jwt.JwtClaims;
import org.jspecify.annotations.Nullable;

/**
 * Where the server's MicroProfile JWT asks who sends a token. MicroProfile knows one key, given by
 * configuration; here each token names its own. Whatever is wrong with a token, its sender learns
 * only that it is not accepted. If nobody can tell now, because the database is silent, the caller
 * gets a role that allows nothing and is answered 503 further in: the token may be good.
 */
public final class KeyedCallerPrincipalFactory extends JWTCallerPrincipalFactory {

  private static final Logger LOG = Logger.getLogger(KeyedCallerPrincipalFactory.class);

  private volatile @Nullable Callers callers;

  @Override
  public JWTCallerPrincipal parse(String token, JWTAuthContextInfo ignored) throws ParseException {
    try {
      return callers().callerOf(token);
    } catch (BadTokenException e) {
      LOG.debugf(e, "A token is not accepted: %s", e.getMessage());
      throw new ParseException("the token is not accepted");
    } catch (RuntimeException e) {
      LOG.warnf("A token cannot be verified now: %s", e);
      return undetermined(token);
    }
  }

  /** Asks the container once: it looks through the caller's stack each time to find itself. */
  private Callers callers() {
    Callers known = callers;
    if (known == null) {
      known = CDI.current().select(Callers.class).get();
      callers = known;
    }
    return known;
  }

  private static JWTCallerPrincipal undetermined(String token) {
    var claims = new JwtClaims();
    claims.setStringClaim(Claims.upn.name(), Roles.UNDETERMINED);
    claims.setStringListClaim(Claims.groups.name(), List.of(Roles.UNDETERMINED));
    return new DefaultJWTCallerPrincipal(token, TokenVerifier.TOKEN_TYPE, claims);
  }
}
