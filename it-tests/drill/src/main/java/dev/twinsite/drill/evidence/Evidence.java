package dev.twinsite.drill.evidence;

import dev.twinsite.drill.journal.Known;
import dev.twinsite.drill.journal.Write;
import java.util.List;

/**
 * Everything a checker may look at.
 *
 * @param journal every write of every client, in the order in which they began
 * @param sites what each site holds
 */
public record Evidence(List<Known> journal, List<Holdings> sites) {

  public Evidence {
    journal = List.copyOf(journal);
    sites = List.copyOf(sites);
  }

  /** The messages among the writes. */
  public List<Known> messages() {
    return journal.stream().filter(known -> known.write() instanceof Write.SentMessage).toList();
  }

  /** The transfers and deposits among the writes. */
  public List<Known> moneyMoves() {
    return journal.stream().filter(known -> !(known.write() instanceof Write.SentMessage)).toList();
  }
}
