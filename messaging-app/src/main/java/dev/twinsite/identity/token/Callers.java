package dev.twinsite.identity.token;

import static java.util.Objects.requireNonNullElse;

import dev.twinsite.identity.Revocations;
import dev.twinsite.identity.Revocations.Given;
import dev.twinsite.identity.Username;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells who sends a token. */
@ApplicationScoped
public class Callers {

  private final Revocations revocations;
  private final VerifiedTokens tokens;

  @Inject
  public Callers(KnownKeys keys, Revocations revocations, InstantSource clock) {
    this.revocations = revocations;
    var verifier = new TokenVerifier(new RememberedKeys(keys, clock), clock);
    this.tokens = new VerifiedTokens(verifier::verify, new Asked(), clock);
  }

  /**
   * @throws BadTokenException if the token is not accepted, or was taken back
   */
  JWTCallerPrincipal callerOf(String token) throws BadTokenException {
    return tokens.verify(token);
  }

  /**
   * The user who holds a token; empty if it is not accepted or nobody's who has signed up.
   *
   * @throws RuntimeException if nobody can tell now, because the database is silent
   */
  public Optional<TokenHolder> holderOf(String token) {
    try {
      JWTCallerPrincipal caller = callerOf(token);
      return caller.getGroups().contains(Roles.USER)
          ? Optional.of(TokenHolder.of(caller))
          : Optional.empty();
    } catch (BadTokenException e) {
      return Optional.empty();
    }
  }

  /**
   * Asks about every token anew from now on. To be called when one has been taken back here, so
   * that this node refuses it with the very next request.
   */
  public void forget() {
    tokens.forget();
  }

  /** Users' tokens may be taken back; those of operators only end. */
  private final class Asked implements VerifiedTokens.Inquiry {

    @Override
    public void requireUnrevoked(JWTCallerPrincipal caller) throws BadTokenException {
      if (isUser(caller) && isRevoked(given(caller))) {
        throw new BadTokenException("the token of " + caller.getName() + " was taken back");
      }
    }

    @Override
    public Collection<JWTCallerPrincipal> revoked(Collection<JWTCallerPrincipal> callers) {
      Map<Given, List<JWTCallerPrincipal>> users =
          callers.stream().filter(Callers::isUser).collect(Collectors.groupingBy(Callers::given));
      return revocations.revoked(users.keySet()).stream()
          .flatMap(it -> users.getOrDefault(it, List.of()).stream())
          .toList();
    }
  }

  private boolean isRevoked(Given token) {
    return revocations.isRevoked(token.tokenId(), token.username(), token.issuedAt());
  }

  private static boolean isUser(JWTCallerPrincipal caller) {
    return caller.getGroups().contains(Roles.USER);
  }

  private static Given given(JWTCallerPrincipal caller) {
    return new Given(
        requireNonNullElse(caller.getTokenID(), ""),
        new Username(caller.getName()),
        Instant.ofEpochSecond(caller.getIssuedAtTime()));
  }
}
