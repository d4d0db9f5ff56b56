package dev.twinsite.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.client.Answered;
import dev.twinsite.client.Message;
import dev.twinsite.client.Outcome;
import dev.twinsite.drill.journal.ClientJournal;
import dev.twinsite.drill.journal.Write.SentMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recovery time of messages is the longest time that anybody went without. */
class SilenceTest {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  @TempDir private Path directory;
  private Instant now = START;
  private ClientJournal journal;

  @BeforeEach
  void nothingWritten() {
    journal = ClientJournal.in(directory, () -> now);
  }

  @Test
  void theLongestPauseOfAnyClientCounts() {
    succeeds("minji", 100);
    succeeds("minji", 400);
    succeeds("junho", 150);
    succeeds("junho", 950);
    succeeds("minji", 1_000);

    assertThat(longestUntil(1_000)).isEqualTo(silence("junho", 150, 950));
  }

  @Test
  void aWriteThatFailsDoesNotEndASilence() {
    succeeds("minji", 100);
    fails("minji", 500);
    succeeds("minji", 900);

    assertThat(longestUntil(900)).isEqualTo(silence("minji", 100, 900));
  }

  @Test
  void aClientThatNeverSucceedsAgainIsSilentToTheEnd() {
    succeeds("minji", 100);
    fails("minji", 500);

    assertThat(longestUntil(3_000)).isEqualTo(silence("minji", 100, 3_000));
  }

  private Silence longestUntil(long millis) {
    return Silence.longest(journal.all(), START, START.plusMillis(millis)).orElseThrow();
  }

  private static Silence silence(String client, long from, long to) {
    Silence silence = new Silence(client, START.plusMillis(from), START.plusMillis(to));
    assertThat(silence.length()).isEqualTo(Duration.ofMillis(to - from));
    return silence;
  }

  private void succeeds(String client, long atMillis) {
    UUID id = begins(client, atMillis);
    var by = new Answered("pangyo", "pangyo-1", 201, Optional.empty(), 1);
    journal.messageAnswered(
        id, new Outcome.Ok<>(new Message(id, id, client, "hi", START, "pangyo", null), by));
  }

  private void fails(String client, long atMillis) {
    UUID id = begins(client, atMillis);
    journal.messageAnswered(id, new Outcome.Unknown<>(List.of("no answer"), Optional.empty()));
  }

  private UUID begins(String client, long atMillis) {
    now = START.plusMillis(atMillis);
    UUID id = UUID.randomUUID();
    journal.begins(new SentMessage(id, client, id, "hi"));
    return id;
  }
}
