package dev.twinsite.quorum;

/** The rules that refuse a command, under the names that operators see. */
public enum Rule {
  /** The command was decided on states that have been replaced since. */
  STALE_EPOCH("stale-epoch"),
  /** No way leads from the site's state to the wanted one. */
  FORBIDDEN_TRANSITION("forbidden-transition"),
  /** The site has issued a receipt or answered a probe lately. */
  PEER_ALIVE("peer-alive"),
  /** Its peer takes no part in decisions: both sites would be out. */
  BOTH_OUT("both-out"),
  /** There is no site of this name. */
  UNKNOWN_SITE("unknown-site"),
  /** The identity of the returning site's database is not known, or is not the named one. */
  IDENTITY_UNKNOWN("identity-unknown"),
  /** The survivor has not begun its regency yet, so there is nothing to come back to. */
  REGENCY_NOT_BEGUN("regency-not-begun"),
  /** The returning site has not seen the end of its peer's regency yet. */
  NOT_CAUGHT_UP("not-caught-up"),
  /** The regent that knows what was decided meanwhile cannot be asked. */
  REGENT_UNREACHABLE("regent-unreachable"),
  /** The other ops server answers and agrees, so that no person needs to vouch. */
  NOT_NEEDED("not-needed"),
  /** There are no states yet: the sites have not been admitted for the first time. */
  NO_STATES("no-states"),
  /** The sites have been admitted already. */
  ALREADY_FOUNDED("already-founded"),
  /** One vote is missing, and a person cannot replace it for this command. */
  NO_MAJORITY("no-majority"),
  /** An earlier proposal may or may not have been accepted by the other ops server. */
  PROPOSAL_IN_DOUBT("proposal-in-doubt"),
  /** The ops servers hold different states of the same epoch: two people voted differently. */
  TWO_SURVIVORS("two-survivors"),
  /** This ops server has lost its memory, and what its database holds may be old. */
  MEMORY_LOST("memory-lost"),
  /** The voter's log is not the one it has a seat for: it has no vote until it is added anew. */
  NOT_SEATED("not-seated"),
  /** A voter may not judge its own site, nor speak for another one. */
  NOT_ITS_SITE("not-its-site"),
  /** Not offered by this version. */
  NOT_AVAILABLE("not-available");

  private final String label;

  Rule(String label) {
    this.label = label;
  }

  /** The name that operators see, such as {@code stale-epoch}. */
  public String label() {
    return label;
  }
}
