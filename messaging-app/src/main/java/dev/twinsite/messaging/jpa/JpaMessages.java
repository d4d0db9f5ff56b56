package dev.twinsite.messaging.jpa;

import dev.twinsite.app.store.Columns;
import dev.twinsite.app.store.Sessions;
import dev.twinsite.identity.Username;
import dev.twinsite.messaging.ChatMoney;
import dev.twinsite.messaging.MergeRules;
import dev.twinsite.messaging.Merged;
import dev.twinsite.messaging.Message;
import dev.twinsite.messaging.MessageId;
import dev.twinsite.messaging.MessageSending;
import dev.twinsite.messaging.Messages;
import dev.twinsite.messaging.Revision;
import dev.twinsite.messaging.Room;
import dev.twinsite.messaging.RoomActivity;
import dev.twinsite.messaging.RoomOpening;
import dev.twinsite.site.SiteName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The messages in table {@code message}. */
@ApplicationScoped
public class JpaMessages implements Messages {

  private static final String ROOM_KEY =
      "(select room_key from app.room_opening where chosen_id = ? and origin = ?)";

  private static final String INSERT =
      """
      insert into app.message (id, chosen_id, room_key, opening_id, opening_origin, sender, body,
        transfer, paid_to, currency, amount, clock, origin)
      values (?, ?, %s, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict do nothing
      """
          .formatted(ROOM_KEY);

  private static final String INSERT_ALL =
      """
      insert into app.message (id, chosen_id, room_key, opening_id, opening_origin, sender, body,
        transfer, paid_to, currency, amount, clock, origin)
      select v.id::uuid, v.chosen_id::uuid, o.room_key, v.opening_id::uuid, v.opening_origin,
        v.sender, v.body, v.transfer::uuid, v.paid_to, v.currency, v.amount::bigint,
        v.clock::bigint, v.origin
      from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
        ?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) with ordinality
        as v (id, chosen_id, opening_id, opening_origin, sender, body, transfer, paid_to, currency,
          amount, clock, origin, place)
      left join app.room_opening o
        on o.chosen_id = v.opening_id::uuid and o.origin = v.opening_origin
      order by v.place
      on conflict do nothing
      returning id
      """;

  private static final String LATEST_FIRST = " order by clock desc, origin desc, id desc limit ?";

  private final Sessions sessions;

  @Inject
  public JpaMessages(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public boolean claim(Message message) {
    List<@Nullable Object> columns = columns(message);
    List<@Nullable Object> room = columns.subList(2, 4);
    columns.addAll(2, List.copyOf(room));
    return sessions.write(INSERT, columns.toArray()) == 1;
  }

  private static List<@Nullable Object> columns(Message message) {
    Optional<ChatMoney> money = message.money();
    var columns = new ArrayList<@Nullable Object>();
    columns.add(message.id().value());
    columns.add(message.chosenId().value());
    columns.add(message.room().room().value());
    columns.add(message.room().at().value());
    columns.add(message.sender().value());
    columns.add(message.text());
    columns.add(money.map(shown -> shown.transfer().value()).orElse(null));
    columns.add(money.map(shown -> shown.to().value()).orElse(null));
    columns.add(money.map(shown -> shown.money().currency().code()).orElse(null));
    columns.add(money.map(shown -> shown.money().minorUnits()).orElse(null));
    columns.add(message.sent().clock().value());
    columns.add(message.sent().origin().value());
    return columns;
  }

  @Override
  public void add(Message message) {
    if (!claim(message) && !isKnown(message)) {
      merge(message);
    }
  }

  @Override
  public void addAll(List<Message> messages) {
    if (!messages.isEmpty()) {
      Set<UUID> added = insert(messages);
      messages.stream().filter(it -> !added.remove(it.id().value())).forEach(this::add);
    }
  }

  private Set<UUID> insert(List<Message> messages) {
    return new HashSet<>(
        sessions.rows(
            INSERT_ALL,
            row -> row.getObject(1, UUID.class),
            Columns.of(messages.stream().map(JpaMessages::columns).toList())));
  }

  @Override
  public void revise(MessageSending message, Revision revision) {
    sessions.write(
        """
        insert into app.message_revision as r
          (chosen_id, sent_origin, deleted, body, clock, origin)
        values (?, ?, ?, ?, ?, ?)
        on conflict (chosen_id, sent_origin) do update
        set deleted = excluded.deleted, body = excluded.body, clock = excluded.clock,
          origin = excluded.origin
        where (excluded.deleted, excluded.clock, excluded.origin) > (r.deleted, r.clock, r.origin)
        """,
        message.message().value(),
        message.at().value(),
        revision instanceof Revision.Deleted,
        revision.text(),
        revision.made().clock().value(),
        revision.made().origin().value());
  }

  @Override
  public Optional<Message> find(MessageId id) {
    return entity(id).map(MessageEntity::toMessage);
  }

  @Override
  public Optional<Message> find(MessageId chosenId, SiteName origin) {
    return sessions
        .entity(
            MessageEntity.class,
            """
            select * from app.message_now where chosen_id = ? and (origin = ? or id = chosen_id)
            order by origin <> ? limit 1
            """,
            chosenId.value(),
            origin.value(),
            origin.value())
        .map(MessageEntity::toMessage);
  }

  @Override
  public List<Message> history(RoomOpening room, Optional<MessageId> before, int limit) {
    return before
        .map(id -> historyBefore(room, id, limit))
        .orElseGet(() -> latest(room, limit))
        .stream()
        .map(MessageEntity::toMessage)
        .toList();
  }

  @Override
  public List<RoomActivity> activity(Username reader) {
    Map<Long, Room> rooms = roomsOf(reader);
    Map<Long, Message> last = lastIn(reader);
    Map<Long, Long> unread = unreadBy(reader);
    return rooms.entrySet().stream()
        .map(
            room ->
                new RoomActivity(
                    room.getValue(),
                    unread.getOrDefault(room.getKey(), 0L),
                    Optional.ofNullable(last.get(room.getKey()))))
        .sorted(RoomActivity.LATEST_FIRST)
        .toList();
  }

  private Map<Long, Room> roomsOf(Username reader) {
    return sessions
        .entities(
            RoomEntity.class,
            """
            select r.* from app.room_member m join app.room r on r.key = m.room_key
            where m.username = ? and m.present
            """,
            reader.value())
        .stream()
        .collect(Collectors.toMap(room -> room.key, RoomEntity::toRoom));
  }

  private Map<Long, Message> lastIn(Username reader) {
    return sessions
        .entities(
            MessageEntity.class,
            """
            select last.* from app.room_member m
            cross join lateral (
              select * from app.message_now where room_key = m.room_key
              order by clock desc, origin desc, id desc limit 1) last
            where m.username = ? and m.present
            """,
            reader.value())
        .stream()
        .collect(Collectors.toMap(message -> message.roomKey, MessageEntity::toMessage));
  }

  private Map<Long, Long> unreadBy(Username reader) {
    return sessions
        .rows(
            """
            select m.room_key, count(*) from app.room_member m
            left join app.read_marker r on r.room_key = m.room_key and r.username = m.username
            join app.message s on s.room_key = m.room_key and s.sender <> m.username
              and (s.clock, s.origin) > (coalesce(r.clock, 0), coalesce(r.origin, ''))
            where m.username = ? and m.present and not exists (
              select from app.message_revision v
              where v.chosen_id = s.chosen_id and v.sent_origin in (s.origin, s.twin)
                and v.deleted)
            group by m.room_key
            """,
            row -> Map.entry(row.getLong(1), row.getLong(2)),
            reader.value())
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private List<MessageEntity> latest(RoomOpening room, int limit) {
    return sessions.entities(
        MessageEntity.class,
        "select * from app.message_now where room_key = " + ROOM_KEY + LATEST_FIRST,
        room.room().value(),
        room.at().value(),
        limit);
  }

  private List<MessageEntity> historyBefore(RoomOpening room, MessageId before, int limit) {
    return sessions.entities(
        MessageEntity.class,
        """
        select m.* from app.message b join app.message_now m on m.room_key = b.room_key
        and (m.clock, m.origin, m.id) < (b.clock, b.origin, b.id)
        where b.id = ? and b.room_key =\s\
        """
            + ROOM_KEY
            + " order by m.clock desc, m.origin desc, m.id desc limit ?",
        before.value(),
        room.room().value(),
        room.at().value(),
        limit);
  }

  private Optional<MessageEntity> entity(MessageId id) {
    return sessions.entity(
        MessageEntity.class, "select * from app.message_now where id = ?", id.value());
  }

  private boolean isKnown(Message message) {
    return sessions
        .row(
            "select 1 from app.message where chosen_id = ? and origin = ?",
            row -> true,
            message.chosenId().value(),
            message.sent().origin().value())
        .isPresent();
  }

  private void merge(Message message) {
    MessageEntity known = locked(message.chosenId());
    Merged<Message> merged = MergeRules.messages(known.toMessage(), message);
    if (merged.moved().isEmpty()) {
      becomeOne(known, merged.keeper(), message);
    } else {
      keepBoth(known, merged.keeper(), merged.moved().get(), message);
    }
  }

  private MessageEntity locked(MessageId id) {
    sessions.row("select 1 from app.message where id = ? for update", row -> true, id.value());
    return entity(id)
        .orElseThrow(() -> new IllegalStateException("message " + id + " can not be stored"));
  }

  private void becomeOne(MessageEntity known, Message keeper, Message added) {
    String keeps = keeper.sent().origin().value();
    sessions.write(
        """
        update app.message set clock = ?, origin = ?, opening_origin = ?, room_key = %s, twin = ?
        where key = ?
        """
            .formatted(ROOM_KEY),
        keeper.sent().clock().value(),
        keeps,
        keeper.room().at().value(),
        keeper.room().room().value(),
        keeper.room().at().value(),
        keeps.equals(known.origin) ? added.sent().origin().value() : known.origin,
        known.key);
  }

  private void keepBoth(MessageEntity known, Message keeper, Message moved, Message added) {
    boolean addedKeeps = keeper.sent().equals(added.sent());
    if (addedKeeps) {
      sessions.write("update app.message set id = ? where key = ?", moved.id().value(), known.key);
    }
    Message stored = addedKeeps ? keeper : moved;
    if (!claim(stored)) {
      throw new IllegalStateException("message id " + stored.id() + " is taken by a third one");
    }
  }
}
