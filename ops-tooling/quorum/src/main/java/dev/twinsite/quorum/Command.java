package dev.twinsite.quorum;

import dev.twinsite.site.Epoch;
import dev.twinsite.site.SiteName;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A wish to change the states of the sites, before anybody has agreed to it. */
public sealed interface Command {

  /** The longest reason that is kept, in code points. */
  int LONGEST_REASON = 500;

  /** Why, in the words of whoever asked. */
  String reason();

  /** Who asked: an operator's name, or an ops server that acts by itself. */
  String by();

  /** A command about one site that exists already. */
  sealed interface AboutSite extends Command {

    /** The site whose state is to change. */
    SiteName site();

    /** The epoch of the states that the decision was based on. */
    Epoch epoch();

    /** The same command, based on other states. */
    AboutSite basedOn(Epoch epoch);
  }

  /** Both sites are admitted for the first time, each with the database it has. */
  record Genesis(SortedMap<SiteName, UUID> databases, String reason, String by) implements Command {

    /**
     * @throws IllegalArgumentException unless two sites are named
     */
    public Genesis {
      databases = Collections.unmodifiableSortedMap(new TreeMap<>(databases));
      if (databases.size() != 2) {
        throw new IllegalArgumentException("there are two sites, not " + databases.keySet());
      }
    }

    /** The first admission of the two sites with these databases. */
    public static Genesis of(Map<SiteName, UUID> databases, String by) {
      return new Genesis(new TreeMap<>(databases), "first start of both sites", by);
    }
  }

  /** The site is lost: its peer is to decide alone. */
  record DeclareLost(SiteName site, Epoch epoch, String reason, String by) implements AboutSite {
    @Override
    public DeclareLost basedOn(Epoch other) {
      return new DeclareLost(site, other, reason, by);
    }
  }

  /**
   * The site is back, with this database, and is to catch up in a new incarnation.
   *
   * @param database the identity of the database that the returning site has now
   */
  record Rejoin(SiteName site, Epoch epoch, UUID database, String reason, String by)
      implements AboutSite {
    @Override
    public Rejoin basedOn(Epoch other) {
      return new Rejoin(site, other, database, reason, by);
    }
  }

  /** The site has caught up and seen the end of its peer's regency: it takes part again. */
  record Activate(SiteName site, Epoch epoch, String reason, String by) implements AboutSite {
    @Override
    public Activate basedOn(Epoch other) {
      return new Activate(site, other, reason, by);
    }
  }

  /** The site is to be taken out as planned. */
  record Drain(SiteName site, Epoch epoch, String reason, String by) implements AboutSite {
    @Override
    public Drain basedOn(Epoch other) {
      return new Drain(site, other, reason, by);
    }
  }

  /**
   * The site that is out is to decide alone, although the one that decided alone until now cannot
   * be asked what it has decided: that one is overruled and LOST.
   *
   * @param acceptance what a person accepts that this may cost; null if nobody does
   */
  record Admit(
      SiteName site, Epoch epoch, @Nullable Acceptance acceptance, String reason, String by)
      implements AboutSite {
    @Override
    public Admit basedOn(Epoch other) {
      return new Admit(site, other, acceptance, reason, by);
    }
  }

  /**
   * What a person accepts who lets a site go on without what its regent has decided.
   *
   * @param missingAtMost how many posted facts may be missing, 0 or more
   * @param twoRegents whether the person knows that the overruled site may still run unseen, and
   *     decide until it is heard of or switched off
   */
  record Acceptance(long missingAtMost, boolean twoRegents) {

    /**
     * @throws IllegalArgumentException if the number is negative
     */
    public Acceptance {
      if (missingAtMost < 0) {
        throw new IllegalArgumentException("missingAtMost is " + missingAtMost + ", below 0");
      }
    }
  }
}
