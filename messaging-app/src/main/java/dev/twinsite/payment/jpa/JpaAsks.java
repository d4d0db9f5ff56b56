package dev.twinsite.payment.jpa;

import dev.twinsite.app.store.Sessions;
import dev.twinsite.payment.AccountId;
import dev.twinsite.payment.AskId;
import dev.twinsite.payment.AskStanding;
import dev.twinsite.payment.HeardAsks;
import dev.twinsite.payment.OwnAsks;
import dev.twinsite.payment.RightAsk;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SitePair;
import dev.twinsite.time.HybridTime;
import dev.twinsite.time.Stamp;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The asks in the tables {@code right_ask} and {@code right_ask_heard}. */
@ApplicationScoped
public class JpaAsks implements OwnAsks, HeardAsks {

  private final Sessions sessions;
  private final SitePair sites;

  @Inject
  public JpaAsks(Sessions sessions, SitePair sites) {
    this.sessions = sessions;
    this.sites = sites;
  }

  @Override
  public Optional<AskStanding> last(AccountId account) {
    return sessions.row(
        "select * from app.right_ask where account = ?", this::standing, account.value());
  }

  @Override
  public void open(RightAsk ask) {
    sessions.write(
        """
        insert into app.right_ask (account, ask, need, epoch, clock, state)
        values (?, ?, ?, ?, ?, 'OPEN')
        on conflict (account) do update
        set ask = excluded.ask, need = excluded.need, epoch = excluded.epoch,
          clock = excluded.clock, state = excluded.state, available = null
        """,
        ask.account().value(),
        ask.id().value(),
        ask.need(),
        ask.epoch().value(),
        ask.asked().clock().value());
  }

  @Override
  public void granted(AccountId account, AskId ask) {
    sessions.write(
        """
        update app.right_ask set state = 'GRANTED', available = null
        where account = ? and ask = ?
        """,
        account.value(),
        ask.value());
  }

  @Override
  public void shortOf(AccountId account, AskId ask, long available) {
    sessions.write(
        "update app.right_ask set state = 'SHORT', available = ? where account = ? and ask = ?",
        available,
        account.value(),
        ask.value());
  }

  @Override
  public void hear(RightAsk ask) {
    sessions.write(
        """
        insert into app.right_ask_heard (ask, account, need, epoch, clock, origin)
        values (?, ?, ?, ?, ?, ?) on conflict do nothing
        """,
        ask.id().value(),
        ask.account().value(),
        ask.need(),
        ask.epoch().value(),
        ask.asked().clock().value(),
        ask.asker().value());
  }

  @Override
  public List<AskId> unanswered() {
    return sessions.rows(
        "select ask from app.right_ask_heard order by clock",
        row -> new AskId(row.getObject(1, UUID.class)));
  }

  @Override
  public Optional<RightAsk> take(AskId ask) {
    return sessions.row(
        "select * from app.right_ask_heard where ask = ? for update skip locked",
        row -> ask(row, new SiteName(row.getString("origin"))),
        ask.value());
  }

  @Override
  public void answered(AskId ask) {
    sessions.write("delete from app.right_ask_heard where ask = ?", ask.value());
  }

  private AskStanding standing(ResultSet row) throws SQLException {
    RightAsk ask = ask(row, sites.own());
    String state = row.getString("state");
    return switch (state) {
      case "OPEN" -> new AskStanding.Open(ask);
      case "GRANTED" -> new AskStanding.Granted(ask);
      case "SHORT" -> new AskStanding.Short(ask, row.getLong("available"));
      default -> throw new IllegalStateException("ask " + ask.id() + " is " + state);
    };
  }

  private static RightAsk ask(ResultSet row, SiteName asker) throws SQLException {
    return new RightAsk(
        new AskId(row.getObject("ask", UUID.class)),
        new AccountId(row.getObject("account", UUID.class)),
        row.getLong("need"),
        new Epoch(row.getLong("epoch")),
        new Stamp(new HybridTime(row.getLong("clock")), asker));
  }
}
