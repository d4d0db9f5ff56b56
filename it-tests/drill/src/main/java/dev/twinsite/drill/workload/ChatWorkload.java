package dev.twinsite.drill.workload;

import dev.twinsite.drill.journal.ClientJournal;
import dev.twinsite.drill.journal.Write.SentMessage;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** People write messages in the rooms they are in. */
public record ChatWorkload(ClientJournal journal, Duration every) implements Workload {

  private static final List<String> WORDS =
      List.of("안녕", "밥 먹었어?", "on my way", "🙂", "send me the money", "판교", "안산", "ok");

  @Override
  public void writeOnce(Person person, Random random) {
    UUID room = pick(person.rooms(), random);
    UUID id = Ids.next(random);
    String text = pick(WORDS, random) + " " + random.nextInt(1_000_000);
    journal.begins(new SentMessage(id, person.username(), room, text));
    journal.messageAnswered(id, person.calls().send(room, id, text));
  }

  private static <T> T pick(List<T> items, Random random) {
    return items.get(random.nextInt(items.size()));
  }
}
