package dev.twinsite.identity.token;

import dev.twinsite.identity.SigningKey;
import dev.twinsite.site.SiteName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/** The row of the site's database that holds its signing key. */
@ApplicationScoped
public class SiteKeyStore {

  private static final String SELECT =
      "select kid, private_key, public_key, created_at from app.site_key";
  private static final String INSERT =
      "insert into app.site_key (kid, private_key, public_key, created_at) values (?, ?, ?, ?)"
          + " on conflict do nothing";

  @Inject DataSource dataSource;

  /**
   * The key of this site; made now if the database has none. Nodes that start together agree on
   * one, because the table has room for one row only.
   */
  public SiteKey keyOf(SiteName site, Instant now) throws SQLException {
    Optional<SiteKey> known = find(site);
    if (known.isPresent()) {
      return known.get();
    }
    insert(SiteKey.generate(site, now));
    return find(site).orElseThrow();
  }

  private Optional<SiteKey> find(SiteName site) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(SELECT);
        ResultSet row = select.executeQuery()) {
      return row.next() ? Optional.of(key(site, row)) : Optional.empty();
    }
  }

  private void insert(SiteKey key) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setString(1, key.kid());
      insert.setString(2, KeyForm.text(key.privateKey()));
      insert.setString(3, key.published().publicKey());
      insert.setTimestamp(4, Timestamp.from(key.published().createdAt()));
      insert.executeUpdate();
    }
  }

  private static SiteKey key(SiteName site, ResultSet row) throws SQLException {
    var published =
        new SigningKey(
            row.getString("kid"),
            site,
            row.getString("public_key"),
            row.getTimestamp("created_at").toInstant());
    return new SiteKey(KeyForm.privateKey(row.getString("private_key")), published);
  }
}
