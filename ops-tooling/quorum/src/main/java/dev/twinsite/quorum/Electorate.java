package dev.twinsite.quorum;

import dev.twinsite.site.SiteName;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Who votes about what: the ops servers of two sites and the witness. Any two are a majority. */
public record Electorate(SiteName one, SiteName other) {

  /**
   * @throws IllegalArgumentException if both sites have the same name
   */
  public Electorate {
    if (one.equals(other)) {
      throw new IllegalArgumentException("both sites are called " + one);
    }
  }

  /** Both sites. */
  public List<SiteName> sites() {
    return one.compareTo(other) < 0 ? List.of(one, other) : List.of(other, one);
  }

  /** All three voters. */
  public Set<VoterName> voters() {
    return new TreeSet<>(List.of(VoterName.opsOf(one), VoterName.opsOf(other), VoterName.WITNESS));
  }

  /** Whether there is a site of this name. */
  public boolean has(SiteName site) {
    return site.equals(one) || site.equals(other);
  }

  /** The site that is not this one. */
  public SiteName peerOf(SiteName site) {
    return site.equals(one) ? other : one;
  }

  /** The two voters that can tell whether a site is there: its own ops server is not asked. */
  public boolean mayJudge(VoterName voter, SiteName site) {
    return voter.equals(VoterName.WITNESS) || voter.equals(judgeOf(site));
  }

  /** The ops server that looks at a site from the other one. */
  VoterName judgeOf(SiteName site) {
    return VoterName.opsOf(peerOf(site));
  }

  /** Of the two voters that look at a site, the one that is not this one. */
  VoterName otherJudge(VoterName judge, SiteName site) {
    return judge.equals(VoterName.WITNESS) ? judgeOf(site) : VoterName.WITNESS;
  }
}
