package dev.twinsite.benchmark.backlog;

import dev.twinsite.lab.LabException;
import dev.twinsite.lab.LabStatus;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Consumer;

/*
 * To send a million messages through the interface would take most of an hour. So one is sent, and
 * the others are copies of what it has left in its site's database: its row, and its event in the
 * journal, with ids of their own. They are numbered, sent, applied and stored like any other.
 */

/** Copies of one message, as if somebody had sent them while the other site was away. */
final class Backlog {

  private static final int AT_ONCE = 10_000;
  private static final int PROGRESS_EVERY = 100_000;

  private static final String COPY =
      """
      with fence as materialized (select count(*) from site.enter_fence()),
      model as materialized (
        select m.*, e.kind, e.clock as event_clock, e.topics, e.payload
        from fence, app.message m
        join journal.entry e on e.event_id = ? where m.id = ?),
      named as materialized (
        select id, md5('message-posted:' || id || '@' || ?) as name
        from (select gen_random_uuid() as id from generate_series(1, ?)) made),
      made as materialized (
        select id, (substr(name, 1, 12) || '3' || substr(name, 14, 3)
          || substr('89ab', 1 + (('x' || substr(name, 17, 1))::bit(4)::int & 3), 1)
          || substr(name, 18))::uuid as event
        from named),
      stored as (
        insert into app.message (id, chosen_id, room_key, opening_id, opening_origin, sender, body,
          clock, origin)
        select made.id, made.id, room_key, opening_id, opening_origin, sender, body, clock, origin
        from made, model)
      select count(journal.append(?, model.kind, made.event, false, null, model.event_clock,
        model.topics,
        decode(replace(encode(model.payload, 'hex'), replace(model.id::text, '-', ''),
          replace(made.id::text, '-', '')), 'hex')))
      from made, model
      """;

  private final LabStatus.Site site;
  private final UUID message;
  private final UUID event;
  private final Consumer<String> out;

  /**
   * A backlog at a site.
   *
   * @param message that was sent there
   * @param event of it
   */
  Backlog(LabStatus.Site site, UUID message, UUID event, Consumer<String> out) {
    this.site = site;
    this.message = message;
    this.event = event;
    this.out = out;
  }

  /** Lets the backlog grow by so many events. */
  void grow(int events) {
    try (Connection database = open(site);
        PreparedStatement copy = database.prepareStatement(COPY)) {
      for (int done = 0; done < events; done += AT_ONCE) {
        copy(copy, Math.min(AT_ONCE, events - done));
        int now = Math.min(events, done + AT_ONCE);
        if (now % PROGRESS_EVERY == 0 || now == events) {
          out.accept("made %,d of %,d events".formatted(now, events));
        }
      }
    } catch (SQLException e) {
      throw LabException.failed("The events cannot be made: " + e.getMessage(), e);
    }
  }

  private void copy(PreparedStatement copy, int events) throws SQLException {
    copy.setObject(1, event);
    copy.setObject(2, message);
    copy.setString(3, site.name());
    copy.setInt(4, events);
    copy.setString(5, site.name());
    try (ResultSet row = copy.executeQuery()) {
      row.next();
      if (row.getLong(1) != events) {
        throw LabException.failed("The message to be copied is not there.");
      }
    }
  }

  /** How many events of the stream have no number yet. */
  long unnumbered() {
    return number(site, "select count(*) from journal.entry where number is null");
  }

  /** How many events the journal of the site holds. */
  static long eventsAt(LabStatus.Site site) {
    return number(site, "select coalesce(max(local_order), 0) from journal.entry");
  }

  private static long number(LabStatus.Site site, String question) {
    try (Connection database = open(site);
        var statement = database.createStatement();
        var row = statement.executeQuery(question)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw LabException.failed(
          "The database of " + site.name() + " does not answer: " + e.getMessage(), e);
    }
  }

  private static Connection open(LabStatus.Site site) throws SQLException {
    LabStatus.Database database = site.database();
    return DriverManager.getConnection(database.url(), database.username(), database.password());
  }
}
