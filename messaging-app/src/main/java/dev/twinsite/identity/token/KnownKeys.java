package dev.twinsite.identity.token;

import dev.twinsite.identity.SigningKey;
import dev.twinsite.identity.SigningKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * The keys that this site's database knows: those of both sites, which came through the journal,
 * and those of the ops servers, which are good for the role {@value Roles#OPERATOR} alone.
 */
@ApplicationScoped
public class KnownKeys implements VerificationKeys {

  private static final Logger LOG = Logger.getLogger(KnownKeys.class);
  private static final String OPERATOR_KEY =
      "select issuer, public_key from site.operator_key where kid = ?";

  @Inject SigningKeys sites;
  @Inject DataSource dataSource;

  /**
   * @throws IllegalStateException if the database cannot be asked
   */
  @Override
  public Optional<VerificationKey> find(String kid) {
    try {
      Optional<VerificationKey> key = sites.find(kid).map(KnownKeys::ofSite);
      return key.isPresent() ? key : operatorKey(kid);
    } catch (IllegalArgumentException e) {
      LOG.errorf("Key %s cannot be read: %s", kid, e.getMessage());
      return Optional.empty();
    }
  }

  private static VerificationKey ofSite(SigningKey key) {
    return new VerificationKey(
        key.kid(),
        VerificationKey.siteIssuer(key.site()),
        KeyForm.publicKey(key.publicKey()),
        Roles.USER);
  }

  private Optional<VerificationKey> operatorKey(String kid) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(OPERATOR_KEY)) {
      select.setString(1, kid);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(ofOperator(kid, row)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the keys of the ops servers cannot be read", e);
    }
  }

  private static VerificationKey ofOperator(String kid, ResultSet row) throws SQLException {
    return new VerificationKey(
        kid,
        row.getString("issuer"),
        KeyForm.publicKey(row.getString("public_key")),
        Roles.OPERATOR);
  }
}
