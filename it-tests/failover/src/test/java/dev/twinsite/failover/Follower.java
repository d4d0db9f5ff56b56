package dev.twinsite.failover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.client.Events;
import dev.twinsite.client.Events.Event;
import dev.twinsite.client.Outcome;
import dev.twinsite.client.UserClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Somebody who reads what is new again and again, each time at the next node of either site, and
 * takes along nothing but the cursor of the last answer.
 */
final class Follower {

  /**
   * What was read of a message. A message that was sent again at the other site, because nobody had
   * answered at the first, has an event in both journals.
   */
  record Read(UUID message, String origin) {}

  private static final Duration WAIT = Duration.ofSeconds(1);

  private final List<UserClient> nodes;
  private final UUID room;
  private final List<Read> messages = new ArrayList<>();
  private final CompletableFuture<Void> following;
  private Optional<String> cursor = Optional.empty();
  private volatile boolean ended;

  private Follower(List<UserClient> nodes, UUID room) {
    this.nodes = List.copyOf(nodes);
    this.room = room;
    this.following = CompletableFuture.runAsync(this::follow, task -> new Thread(task).start());
  }

  /** Follows a room from its beginning. */
  static Follower of(UUID room, List<UserClient> nodes) {
    return new Follower(nodes, room);
  }

  /**
   * Reads what is left.
   *
   * @throws AssertionError if one of these messages was never read, or anything was read twice
   */
  void endHavingReadOnce(List<UUID> everything) {
    List<Read> read = end();
    assertThat(read).doesNotHaveDuplicates();
    assertThat(read.stream().map(Read::message).distinct())
        .containsExactlyInAnyOrderElementsOf(everything);
  }

  private List<Read> end() {
    stop();
    while (read(nodes.get(0), Duration.ZERO).orThrow().events().size() > 0) {
      // there may be another page
    }
    return List.copyOf(messages);
  }

  /** Reads no more. */
  void stop() {
    ended = true;
    following.join();
  }

  private void follow() {
    for (int turn = 0; !ended; turn++) {
      read(nodes.get(turn % nodes.size()), WAIT);
    }
  }

  /** An answer that is missing changes nothing: the next node is asked with the same cursor. */
  private Outcome<Events> read(UserClient node, Duration wait) {
    Outcome<Events> page = node.sync(cursor, wait);
    page.result()
        .ifPresent(
            read -> {
              read.events().stream().filter(this::isMessage).forEach(this::note);
              cursor = Optional.of(read.cursor());
            });
    return page;
  }

  private boolean isMessage(Event event) {
    return event.type().equals("message-posted") && room.toString().equals(event.roomId());
  }

  private void note(Event event) {
    messages.add(
        new Read(UUID.fromString(event.data().path("messageId").asText()), event.origin()));
  }
}
