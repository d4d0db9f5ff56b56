package dev.twinsite.benchmark.surge;

import dev.twinsite.benchmark.load.Call;
import dev.twinsite.benchmark.load.Kind;
import dev.twinsite.lab.LabException;
import dev.twinsite.lab.LabStatus;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What callers were told is done, and a look into a site's database for it. */
final class Acknowledged {

  private static final String MESSAGES =
      """
      select count(*) from unnest(?::uuid[]) as told (id)
      where not exists (select from app.message m where m.id = told.id)
      """;

  private static final String TRANSFERS =
      """
      select count(*) from unnest(?::uuid[]) as told (id)
      where not exists (
        select from app.transfer t where t.id = told.id and t.state = 'POSTED')
      """;

  private static final String MONEY =
      """
      select coalesce((select sum(balance) from app.spending_right), 0)
           + coalesce((select sum(amount) from app.entry e
               where not exists (select from app.account a where a.id = e.account)), 0)
      """;

  /** Each account is moved once for one transfer. */
  private static final String TWICE =
      """
      select count(*) from (
        select 1 from app.entry where subject = any (?::uuid[])
        group by subject, account having count(*) > 1) as twice
      """;

  private static final String OVERDRAWN =
      """
      select count(*) from (
        select 1 from app.spending_right group by account having sum(balance) < 0) as below
      """;

  private final Queue<UUID> messages = new ConcurrentLinkedQueue<>();
  private final Queue<UUID> transfers = new ConcurrentLinkedQueue<>();

  void add(Call call) {
    (call.kind() == Kind.MESSAGE ? messages : transfers).add(call.id());
  }

  int count() {
    return messages.size() + transfers.size();
  }

  /** How many of them this site does not hold. */
  long missingAt(LabStatus.Site site) {
    return ask(site, MESSAGES, Optional.of(messages))
        + ask(site, TRANSFERS, Optional.of(transfers));
  }

  /** How many of the transfers among them this site has carried out more than once. */
  long duplicatedAt(LabStatus.Site site) {
    return ask(site, TWICE, Optional.of(transfers));
  }

  /** How many accounts this site holds below zero. */
  static long overdraftsAt(LabStatus.Site site) {
    return ask(site, OVERDRAWN, Optional.empty());
  }

  /** Minor units that were made out of nothing; negative if some have vanished. */
  static long moneyMadeAt(LabStatus.Site site) {
    return ask(site, MONEY, Optional.empty());
  }

  private static long ask(LabStatus.Site site, String sql, Optional<Queue<UUID>> ids) {
    LabStatus.Database at = site.database();
    try (Connection database = DriverManager.getConnection(at.url(), at.username(), at.password());
        var question = database.prepareStatement(sql)) {
      if (ids.isPresent()) {
        question.setArray(1, database.createArrayOf("uuid", ids.get().toArray()));
      }
      var row = question.executeQuery();
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw LabException.failed(
          "The database of " + site.name() + " does not answer: " + e.getMessage(), e);
    }
  }
}
