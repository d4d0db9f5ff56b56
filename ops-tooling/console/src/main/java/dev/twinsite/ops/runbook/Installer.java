package dev.twinsite.ops.runbook;

import dev.twinsite.ops.release.ReleaseReport;
import dev.twinsite.ops.release.Releases;
import dev.twinsite.ops.run.Progress;
import dev.twinsite.ops.run.Progress.Done;
import dev.twinsite.quorum.RunLog;
import dev.twinsite.quorum.RunRecord;
import dev.twinsite.quorum.RunStep;
import dev.twinsite.site.SiteName;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Installs at the own site the release that the run under way wants there, whichever ops server
 * drives that run, and tells what the site runs. Reads what it has to do from the log alone, so
 * that it goes on after its server has died.
 */
public final class Installer {

  private static final String INSTALL = "install-release";
  private static final String INSTALL_BEFORE = "install-release-before";

  private final SiteName own;
  private final Supplier<RunLog> runs;
  private final RunbookShelf shelf;
  private final Releases releases;
  private @Nullable Wish last;
  private volatile ReleaseReport report = ReleaseReport.NOTHING;

  /** A release that a step of a run wants at this site. */
  private record Wish(UUID run, int step, String version, String digest) {}

  /** The installer of a site. */
  public Installer(SiteName own, Supplier<RunLog> runs, RunbookShelf shelf, Releases releases) {
    this.own = own;
    this.runs = runs;
    this.shelf = shelf;
    this.releases = releases;
  }

  /** What it saw last. */
  public ReleaseReport report() {
    return report;
  }

  /** Does what has to be done next, and looks again. To be called from one thread. */
  public void look() {
    Wish wish = runs.get().underWay().flatMap(this::wish).orElse(null);
    if (wish != null && !wish.equals(last)) {
      releases.tryAgain();
    }
    last = wish;
    Progress progress =
        wish == null ? new Done("") : releases.install(wish.version(), wish.digest());
    String problem = progress instanceof Done ? null : progress.detail();
    boolean over = progress instanceof Progress.Over;
    report =
        wish == null ? releases.look() : releases.look().wanting(wish.version(), problem, over);
  }

  private Optional<Wish> wish(RunRecord run) {
    Runbook runbook = shelf.find(run.runbook()).orElse(null);
    if (runbook == null || runbook.steps().size() != run.steps().size()) {
      return Optional.empty();
    }
    return run.state() == RunRecord.State.ABORTING
        ? backwards(run, runbook)
        : forwards(run, runbook);
  }

  private Optional<Wish> forwards(RunRecord run, Runbook runbook) {
    for (int i = 0; i < run.steps().size(); i++) {
      if (run.steps().get(i).state() == RunStep.State.RUNNING) {
        return wish(run, i, runbook.steps().get(i), runbook.steps().get(i).action(), INSTALL);
      }
    }
    return Optional.empty();
  }

  /** The last step that has not been taken back is the one that is being taken back. */
  private Optional<Wish> backwards(RunRecord run, Runbook runbook) {
    List<RunStep> steps = run.steps();
    for (int i = steps.size() - 1; i >= 0; i--) {
      String rollback = runbook.steps().get(i).rollback();
      if (rollback != null && Conductor.hasBegun(steps.get(i))) {
        return wish(run, i, runbook.steps().get(i), rollback, INSTALL_BEFORE);
      }
    }
    return Optional.empty();
  }

  private Optional<Wish> wish(
      RunRecord run, int index, Runbook.Step step, String action, String wanted) {
    boolean mine = action.equals(wanted) && siteOf(step, run).equals(own.value());
    return mine ? wish(run, index, wanted) : Optional.empty();
  }

  private String siteOf(Runbook.Step step, RunRecord run) {
    String site = run.parameters().getOrDefault("site", "");
    boolean isOwn = site.equals(own.value());
    boolean aboutSite = step.site().equals("$site");
    return isOwn == aboutSite ? own.value() : "";
  }

  private static Optional<Wish> wish(RunRecord run, int index, String action) {
    String parameter = parameterOf(action);
    String version = run.parameters().get(parameter);
    String digest = run.parameters().get(digestOf(parameter));
    return version == null || digest == null
        ? Optional.empty()
        : Optional.of(new Wish(run.id(), index, version, digest));
  }

  /** The parameter that names the release which an action installs. */
  static String parameterOf(String action) {
    return action.equals(INSTALL) ? "version" : "before";
  }

  /** The parameter, added when a run begins, with the SHA-256 of the release that another names. */
  static String digestOf(String parameter) {
    return parameter + ".sha256";
  }
}
