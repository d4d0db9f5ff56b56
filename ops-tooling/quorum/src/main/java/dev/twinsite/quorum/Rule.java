package dev.twinsite.quorum;

/** The rules that refuse a command, under the names that operators see. */
public enum Rule {
  /** The command was decided on states that have been replaced since. */
  STALE_EPOCH("stale-epoch"),
  /** No way leads from the site's state to the wanted one. */
  FORBIDDEN_TRANSITION("forbidden-transition"),
  /** The other site's ops server sees it, or has not looked yet. */
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
  /** The regent that knows what was decided meanwhile cannot be asked, and nobody accepts that. */
  REGENT_UNREACHABLE("regent-unreachable"),
  /** The other site was admitted over this one, which is still regent in its own database. */
  OVERRULED("overruled"),
  /** What is asked for is so already. */
  NOT_NEEDED("not-needed"),
  /** There are no states yet: the sites have not been admitted for the first time. */
  NO_STATES("no-states"),
  /** The sites have been admitted already. */
  ALREADY_FOUNDED("already-founded"),
  /** The voter's log is not the one it has a seat for: it has no vote until it is added anew. */
  NOT_SEATED("not-seated"),
  /** A voter may not judge its own site, nor speak for another one. */
  NOT_ITS_SITE("not-its-site"),
  /** Another run is under way, and any two contradict each other. */
  RUN_IN_PROGRESS("run-in-progress"),
  /** There is no such run or step, or it has been forgotten. */
  UNKNOWN_RUN("unknown-run"),
  /** The run has ended. */
  RUN_OVER("run-over"),
  /** Another ops server drives the run. */
  NOT_THE_DRIVER("not-the-driver"),
  /** More than is kept. */
  TOO_LARGE("too-large"),
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
