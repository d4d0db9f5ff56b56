package dev.twinsite.drill.workload;

import dev.twinsite.drill.journal.ClientJournal;
import dev.twinsite.drill.journal.Knowledge;
import dev.twinsite.drill.journal.Known;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * What a patient client does about a transfer that was accepted and is not decided: it asks how it
 * stands. The watch asks about the newest of them and about one at random, so that the moment when
 * the sites decide again is noticed soon and none is forgotten.
 */
public final class PendingWatch {

  static final Duration EVERY = Duration.ofMillis(50);

  private final Cast cast;
  private final ClientJournal journal;
  private final Random random = new Random(1);

  /** A watch over the transfers of this cast. */
  public PendingWatch(Cast cast, ClientJournal journal) {
    this.cast = cast;
    this.journal = journal;
  }

  /** Looks once, and says whether anything was pending. */
  public boolean look() {
    List<Known> pending = journal.all(Knowledge.PENDING);
    if (pending.isEmpty()) {
      return false;
    }
    ask(pending.get(pending.size() - 1));
    ask(pending.get(random.nextInt(pending.size())));
    return true;
  }

  private void ask(Known known) {
    cast.named(known.write().by())
        .ifPresent(
            person ->
                journal.moneyStands(
                    known.write().id(), person.calls().transfer(known.write().id())));
  }
}
