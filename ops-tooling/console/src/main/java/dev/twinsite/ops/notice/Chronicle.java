package dev.twinsite.ops.notice;

import dev.twinsite.ops.notice.Bulletin.Kind;
import dev.twinsite.quorum.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells the quorum's decisions as notices. The same decisions make the same notices, wherever and
 * however often they are told.
 */
public final class Chronicle {

  /** How often there is news of a matter that is open, even if it is that there is none. */
  public static final Duration NEWS_EVERY = Duration.ofMinutes(30);

  /** After that many times without news it is left to people. */
  private static final int TIMES = 96;

  private final List<String> sites;
  private final Map<String, Matter> open = new LinkedHashMap<>();
  private final List<Bulletin> bulletins = new ArrayList<>();

  private Chronicle(List<String> sites) {
    this.sites = sites;
  }

  /** A site that is out, whether it is on its way back, and when there was news of it. */
  private record Matter(UUID notice, String site, boolean returning, Instant lastNews) {}

  /**
   * What has to have been said by now.
   *
   * @param sites the names of both
   * @param latestFirst the decisions, as the quorum remembers them
   */
  public static List<Bulletin> of(
      List<String> sites, Collection<Decision> latestFirst, Instant now) {
    Chronicle chronicle = new Chronicle(sites);
    List<Decision> inOrder = new ArrayList<>(latestFirst);
    Collections.reverse(inOrder);
    inOrder.forEach(chronicle::tell);
    chronicle.open.values().forEach(matter -> chronicle.sayThatNothingChanged(matter, now));
    return List.copyOf(chronicle.bulletins);
  }

  private void tell(Decision decision) {
    String[] words = decision.what().split(" ", 2);
    String site = words.length < 2 ? "" : words[1];
    if (sites.contains(site)) {
      tell(decision, words[0], site);
    }
  }

  private void tell(Decision decision, String verb, String site) {
    Matter matter = open.get(site);
    String survivor = sites.get(1 - sites.indexOf(site));
    boolean byQuorum = decision.by().equals("quorum");
    switch (verb) {
      case "DeclareLost" ->
          outage(
              decision,
              site,
              matter != null && matter.returning()
                  ? Wording.lostAgain(site, survivor)
                  : Wording.lost(site, survivor, byQuorum));
      case "Drain" -> outage(decision, site, Wording.drained(site, survivor));
      case "Rejoin" -> returning(matter, decision, Wording.rejoining(site, survivor));
      case "Activate" -> close(matter, decision, Wording.active(site));
      default -> {
        // Whatever else is decided changes nothing for the public.
      }
    }
  }

  private void outage(Decision decision, String site, Wording wording) {
    Matter matter = open.get(site);
    UUID notice =
        matter == null ? Bulletin.idOf("out/" + site + "/" + decision.epoch()) : matter.notice();
    Kind kind = matter == null ? Kind.OPENED : Kind.UPDATED;
    say(new Matter(notice, site, false, decision.at()), kind, decision, wording);
  }

  private void returning(@Nullable Matter matter, Decision decision, Wording wording) {
    if (matter != null) {
      Matter back = new Matter(matter.notice(), matter.site(), true, decision.at());
      say(back, Kind.UPDATED, decision, wording);
    }
  }

  private void close(@Nullable Matter matter, Decision decision, Wording wording) {
    if (matter != null) {
      say(matter, Kind.CLOSED, decision, wording);
      open.remove(matter.site());
    }
  }

  private void say(Matter matter, Kind kind, Decision decision, Wording wording) {
    open.put(matter.site(), matter);
    String verb = decision.what().split(" ", 2)[0];
    UUID id = Bulletin.idOf(matter.notice() + "/" + verb + "/" + decision.at());
    bulletins.add(bulletin(id, matter, kind, decision.at(), wording));
  }

  private void sayThatNothingChanged(Matter matter, Instant now) {
    for (int time = 1; time <= TIMES; time++) {
      Instant due = matter.lastNews().plus(NEWS_EVERY.multipliedBy(time));
      if (due.isAfter(now)) {
        return;
      }
      UUID id = Bulletin.idOf(matter.notice() + "/unchanged/" + due);
      bulletins.add(bulletin(id, matter, Kind.UPDATED, due, Wording.unchanged()));
    }
  }

  private static Bulletin bulletin(UUID id, Matter matter, Kind kind, Instant at, Wording wording) {
    return new Bulletin(
        id,
        matter.notice(),
        matter.site(),
        kind,
        at,
        "quorum",
        wording.en(),
        wording.ko(),
        kind == Kind.CLOSED ? null : at.plus(NEWS_EVERY));
  }
}
