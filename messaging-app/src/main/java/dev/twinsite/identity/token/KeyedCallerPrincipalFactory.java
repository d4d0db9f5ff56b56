package dev.twinsite.identity.token;

import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.enterprise.inject.spi.CDI;
import org.jboss.logging.Logger;

/**
 * Where the server's MicroProfile JWT asks who sends a token. MicroProfile knows one key, given by
 * configuration; here each token names its own. Whatever is wrong with a token, its sender learns
 * only that it is not accepted.
 */
public final class KeyedCallerPrincipalFactory extends JWTCallerPrincipalFactory {

  private static final Logger LOG = Logger.getLogger(KeyedCallerPrincipalFactory.class);

  @Override
  public JWTCallerPrincipal parse(String token, JWTAuthContextInfo ignored) throws ParseException {
    try {
      return CDI.current().select(Callers.class).get().callerOf(token);
    } catch (BadTokenException e) {
      LOG.debugf(e, "A token is not accepted: %s", e.getMessage());
      throw new ParseException("the token is not accepted");
    } catch (RuntimeException e) {
      LOG.warnf(e, "A token cannot be verified");
      throw new ParseException("the token cannot be verified");
    }
  }
}
