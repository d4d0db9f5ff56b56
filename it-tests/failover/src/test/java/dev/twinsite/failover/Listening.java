package dev.twinsite.failover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.arquillian.Sites;
import dev.twinsite.client.Events.Event;
import dev.twinsite.client.LiveNews;
import dev.twinsite.client.UserClient;
import dev.twinsite.failover.Follower.Read;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody who listens to a room, at whichever site is there, and notes what is said. */
final class Listening implements AutoCloseable {

  private final UUID room;
  private final List<Read> messages = new CopyOnWriteArrayList<>();
  private final LiveNews live;

  private Listening(UserClient calls, UUID room, Optional<String> since) {
    this.room = room;
    this.live = calls.live(since, this::note);
  }

  /** From the beginning of the room. */
  static Listening to(UUID room, UserClient calls) {
    return new Listening(calls, room, Optional.empty());
  }

  /** From where somebody else has stopped. */
  static Listening to(UUID room, UserClient calls, Optional<String> since) {
    return new Listening(calls, room, since);
  }

  private void note(Event event, String cursor) {
    if (event.type().equals("message-posted") && room.toString().equals(event.roomId())) {
      String id =
          String.valueOf(event.data() == null ? "" : event.data().path("messageId").asText());
      messages.add(new Read(UUID.fromString(id), String.valueOf(event.origin())));
    }
  }

  List<UUID> heard() {
    return messages.stream().map(Read::message).distinct().toList();
  }

  Optional<String> cursor() {
    return live.cursor();
  }

  Optional<String> site() {
    return live.site();
  }

  int sockets() {
    return live.sockets();
  }

  /** Waits until all of these were heard; nothing may have been heard twice. */
  void awaitOnce(Sites sites, Collection<UUID> everything) {
    sites.awaitTrue(
        "everything that was said is heard", Sites.SOON, () -> heard().containsAll(everything));
    assertThat(messages).doesNotHaveDuplicates();
  }

  void await(Sites sites, int count) {
    sites.awaitTrue(count + " messages are heard", Sites.SOON, () -> heard().size() >= count);
  }

  @Override
  public void close() {
    live.close();
  }
}
