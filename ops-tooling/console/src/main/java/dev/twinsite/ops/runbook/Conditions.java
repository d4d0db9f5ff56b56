package dev.twinsite.ops.runbook;

import static dev.twinsite.ops.run.Progress.doneIf;

import dev.twinsite.ops.release.ReleaseReport;
import dev.twinsite.ops.run.Progress;
import dev.twinsite.ops.run.Progress.Done;
import dev.twinsite.ops.run.Progress.Over;
import dev.twinsite.ops.run.Progress.Waiting;
import dev.twinsite.ops.runbook.SitePower.Part;
import dev.twinsite.ops.vote.Membership;
import dev.twinsite.ops.watch.ApplicationStatus;
import dev.twinsite.ops.watch.Lookout;
import dev.twinsite.ops.watch.SiteReport;
import dev.twinsite.quorum.Sighting;
import dev.twinsite.quorum.SiteStates;
import dev.twinsite.quorum.VoterName;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SiteState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a step may wait for, by the names that runbooks use. */
final class Conditions {

  /** What a site says was said after it had closed, whatever was on its way when it did. */
  private static final long SETTLED_MILLIS = 2_000;

  /** How much a site may owe its peer and still count as level, in events. */
  private static final long NEARLY_LEVEL = 1_000;

  private static final Map<String, Function<Scene, Progress>> ALL =
      Map.ofEntries(
          Map.entry("nothing", scene -> new Done("nothing is asked for")),
          Map.entry("steady-state", Conditions::steadyState),
          Map.entry("both-active", Conditions::bothActive),
          Map.entry("peer-decides", Conditions::peerDecides),
          Map.entry("peer-fails", Conditions::peerFails),
          Map.entry("site-active", scene -> inState(scene, SiteState.ACTIVE)),
          Map.entry("site-drained", Conditions::drained),
          Map.entry("site-out", Conditions::out),
          Map.entry("site-out-or-well", Conditions::outOrWell),
          Map.entry("site-closed-and-level", Conditions::closedAndLevel),
          Map.entry("site-alive", Conditions::alive),
          Map.entry("site-returning", Conditions::returning),
          Map.entry("site-back", Conditions::back),
          Map.entry("site-dark", scene -> dark(scene, Part.EVERYTHING)),
          Map.entry("application-dark", scene -> dark(scene, Part.APPLICATION)),
          Map.entry("ops-dark", scene -> dark(scene, Part.OPERATIONS)),
          Map.entry("ops-alive", Conditions::opsAlive),
          Map.entry("peer-alone", Conditions::peerAlone),
          Map.entry("one-site-alone", Conditions::oneSiteAlone),
          Map.entry("declared-automatically", Conditions::declaredAutomatically),
          Map.entry("release-at-hand", Conditions::releaseAtHand),
          Map.entry("site-closed-or-alone", scene -> unlessAlone(scene, closedAndLevel(scene))),
          Map.entry("site-drained-or-alone", scene -> unlessAlone(scene, drained(scene))),
          Map.entry("site-out-or-alone", scene -> unlessAlone(scene, out(scene))),
          Map.entry("release-runs", Conditions::releaseRuns),
          Map.entry("site-well-or-absent", Conditions::wellOrAbsent),
          Map.entry("clients-have-reported", Conditions::clientsHaveReported),
          Map.entry("link-cut", Conditions::linkCut),
          Map.entry("link-healed", Conditions::linkHealed));

  private Conditions() {}

  static Set<String> names() {
    return ALL.keySet();
  }

  static Progress look(String name, Scene scene) {
    return Optional.ofNullable(ALL.get(name))
        .orElseThrow(() -> new IllegalArgumentException("there is no condition '" + name + "'"))
        .apply(scene);
  }

  private static Progress inState(Scene scene, SiteState wanted) {
    return doneIf(
        scene.state() == wanted,
        scene.site() + " is " + wanted + " in epoch " + scene.epoch(),
        scene.site() + " is " + scene.state());
  }

  private static Progress out(Scene scene) {
    return doneIf(
        scene.state().isOut(),
        scene.site() + " is " + scene.state() + " in epoch " + scene.epoch(),
        scene.site() + " is still " + scene.state());
  }

  /** A sign of life that may be older than the step proves nothing: the site may just have died. */
  private static Progress outOrWell(Scene scene) {
    Progress out = out(scene);
    if (out instanceof Done) {
      return out;
    }
    return scene.underWayFor().compareTo(scene.world().lookout().lately()) > 0
        ? alive(scene)
        : new Waiting("it is looked whether " + scene.site() + " is alive");
  }

  private static Progress oneSiteAlone(Scene scene) {
    if (!scene.state().isOut() && !scene.peerState().isOut()) {
      return new Waiting("both sites are ACTIVE still");
    }
    return peerAlone(scene.state().isOut() ? scene : scene.ofPeer());
  }

  private static Progress declaredAutomatically(Scene scene) {
    return scene.world().quorum().state().policy().automatic()
        ? new Done("the quorum declares by itself")
        : new Over("the policy leaves declaring to people: nothing would happen");
  }

  private static Progress bothActive(Scene scene) {
    return bothActive(scene.world(), scene.site(), scene.peer());
  }

  private static Progress bothActive(World world, SiteName site, SiteName peer) {
    SiteStates states = world.states().orElseThrow();
    SiteState one = states.stateOf(site);
    SiteState other = states.stateOf(peer);
    return doneIf(
        one == SiteState.ACTIVE && other == SiteState.ACTIVE,
        "both sites are ACTIVE",
        "%s is %s, %s is %s".formatted(site, one, peer, other));
  }

  /** Both sites serve, and neither owes the other much: the hypothesis of every drill. */
  private static Progress steadyState(Scene scene) {
    return steadyState(scene.world(), scene.site(), scene.peer());
  }

  /** The same, outside of any run. There have to be states. */
  static Progress steadyState(World world, SiteName site, SiteName peer) {
    Progress active = bothActive(world, site, peer);
    if (!(active instanceof Done)) {
      return active;
    }
    return complaint(world, site)
        .or(() -> complaint(world, peer))
        .<Progress>map(Waiting::new)
        .orElseGet(() -> new Done("both sites are ACTIVE, alive, connected and level"));
  }

  private static Optional<String> complaint(World world, SiteName site) {
    Lookout lookout = world.lookout();
    Epoch epoch = world.states().orElseThrow().epoch();
    if (lookout.signOfLife(site).isEmpty()) {
      return Optional.of(site + " gives no sign of life");
    }
    if (lookout.fencedEpoch(site) < epoch.value()) {
      return Optional.of("the database of " + site + " does not hold epoch " + epoch + " yet");
    }
    return lookout
        .freshApplication(site)
        .map(app -> complaint(site, app.peer()))
        .orElseGet(() -> Optional.of("the application of " + site + " does not answer"));
  }

  private static Optional<String> complaint(SiteName site, ApplicationStatus.@Nullable Link link) {
    if (link == null || !link.reachable()) {
      return Optional.of("the application of " + site + " does not reach the other site");
    }
    Long behind = link.unacknowledged();
    return behind != null && behind > NEARLY_LEVEL
        ? Optional.of(site + " has " + behind + " events that are not acknowledged")
        : Optional.empty();
  }

  private static Progress peerDecides(Scene scene) {
    boolean alive = isSeen(scene, scene.peer());
    return doneIf(
        scene.peerState() == SiteState.ACTIVE && alive,
        scene.peer() + " is ACTIVE and alive",
        scene.peer() + " is " + scene.peerState() + (alive ? "" : " and gives no sign of life"));
  }

  /** The stop condition: the site that a run relies on does no work any more. */
  private static Progress peerFails(Scene scene) {
    return doneIf(
        !isSeen(scene, scene.peer()),
        scene.peer() + ", on which everything rests, gives no sign of life",
        scene.peer() + " is alive");
  }

  /** By this ops server or by the witness: the site's own ops server may be the one that died. */
  private static boolean isSeen(Scene scene, SiteName site) {
    return scene.world().lookout().signOfLife(site).isPresent()
        || scene
            .world()
            .quorum()
            .state()
            .sighting(site, VoterName.WITNESS)
            .filter(Sighting::sees)
            .isPresent();
  }

  private static Progress alive(Scene scene) {
    boolean database = scene.world().lookout().databaseOf(scene.site()).isPresent();
    boolean application = scene.world().lookout().freshApplication(scene.site()).isPresent();
    return doneIf(
        database && application,
        "the database and the application of " + scene.site() + " answer",
        "of %s the database %s, the application %s"
            .formatted(scene.site(), answers(database), answers(application)));
  }

  private static String answers(boolean so) {
    return so ? "answers" : "does not answer";
  }

  /**
   * Off, and no longer taken for alive: what was heard of a server just before it died must not
   * count for the server that is to be switched on again.
   */
  private static Progress dark(Scene scene, Part part) {
    return lastWordOf(scene, part)
        .<Progress>map(Waiting::new)
        .orElseGet(() -> scene.world().power().dark(scene.site(), part));
  }

  private static Optional<String> lastWordOf(Scene scene, Part part) {
    boolean heard =
        part == Part.OPERATIONS
            ? isPresent(scene)
            : scene.world().lookout().freshApplication(scene.site()).isPresent();
    return heard ? Optional.of("it has been heard of just now") : Optional.empty();
  }

  /** The voter of the site is there, and has a vote. */
  private static Progress opsAlive(Scene scene) {
    VoterName voter = VoterName.opsOf(scene.site());
    return doneIf(isPresent(scene), voter + " votes", voter + " is not there");
  }

  private static boolean isPresent(Scene scene) {
    Membership quorum = scene.world().quorum();
    return quorum.present().contains(quorum.state().seatOf(VoterName.opsOf(scene.site())));
  }

  private static Progress closedAndLevel(Scene scene) {
    if (scene.state() == SiteState.DRAINED) {
      return new Done(scene.site() + " is DRAINED already");
    }
    return scene
        .world()
        .lookout()
        .freshReport(scene.site())
        .map(report -> closedAndLevel(scene.site(), report))
        .orElseGet(() -> new Waiting("the ops server of " + scene.site() + " is silent"));
  }

  private static Progress closedAndLevel(SiteName site, SiteReport report) {
    Long closed = report.closedMillis();
    Long age = report.applicationAgeMillis();
    ApplicationStatus.Link link = report.application() == null ? null : report.application().peer();
    if (closed == null || age == null || link == null || closed - age < SETTLED_MILLIS) {
      return new Waiting(site + " is being closed");
    }
    Long behind = link.unacknowledged();
    return doneIf(
        behind != null && behind == 0,
        site + " takes nothing new, and everything it took is acknowledged",
        site + " has " + behind + " events that are not acknowledged");
  }

  private static Progress drained(Scene scene) {
    long fenced = scene.world().lookout().fencedEpoch(scene.site());
    Progress state = inState(scene, SiteState.DRAINED);
    return state instanceof Done
        ? doneIf(
            fenced >= scene.epoch().value(),
            state.detail(),
            "the database of " + scene.site() + " holds epoch " + fenced)
        : state;
  }

  private static Progress returning(Scene scene) {
    SiteState state = scene.state();
    return doneIf(
        state == SiteState.REJOINING || state == SiteState.ACTIVE,
        scene.site() + " is " + state,
        scene.site() + " is " + state);
  }

  private static Progress back(Scene scene) {
    return doneIf(
        scene.state() == SiteState.ACTIVE && isSeen(scene, scene.site()),
        scene.site() + " is ACTIVE and alive",
        scene.site() + " is " + scene.state());
  }

  private static Progress peerAlone(Scene scene) {
    String regency =
        scene
            .world()
            .lookout()
            .freshApplication(scene.peer())
            .map(ApplicationStatus::regency)
            .orElse("nothing");
    return doneIf(
        "REGENT".equals(regency),
        scene.peer() + " decides alone",
        "the application of " + scene.peer() + " says " + regency);
  }

  // --- releases

  /** Out, and its ops server is silent: nothing can be done there now. */
  static boolean isAbsent(Scene scene) {
    return scene.state().isOut() && scene.world().lookout().freshReport(scene.site()).isEmpty();
  }

  static String leftOut(Scene scene) {
    return scene.site()
        + " is "
        + scene.state()
        + " and its ops server silent: left out; run it again when the site is back";
  }

  /** A site whose peer is out stays in, and an absent one is left as it is. */
  private static Progress unlessAlone(Scene scene, Progress otherwise) {
    if (isAbsent(scene)) {
      return new Done(leftOut(scene));
    }
    return scene.state() == SiteState.ACTIVE && scene.peerState().isOut()
        ? new Done(scene.peer() + " is out, so " + scene.site() + " stays in")
        : otherwise;
  }

  /** Looked at before anything is closed: in every depot there is, with the same contents. */
  private static Progress releaseAtHand(Scene scene) {
    for (Scene each : List.of(scene, scene.ofPeer())) {
      Progress there = isAbsent(each) ? new Done(leftOut(each)) : inDepot(each);
      if (!(there instanceof Done)) {
        return there;
      }
    }
    return new Done("the depots hold release " + scene.parameter("version"));
  }

  private static Progress inDepot(Scene scene) {
    String version = scene.parameter("version");
    return releases(scene)
        .map(report -> inDepot(scene, version, report.depot().get(version), report))
        .orElseGet(() -> new Waiting("the ops server of " + scene.site() + " is silent"));
  }

  private static Progress inDepot(
      Scene scene, String version, @Nullable String digest, ReleaseReport report) {
    if (digest == null) {
      return new Over(
          "the depot of %s has no release %s; it has %s"
              .formatted(scene.site(), version, report.depot().keySet()));
    }
    return digest.equals(scene.parameter(Installer.digestOf("version")))
        ? new Done("it is there")
        : new Over("the depot of " + scene.site() + " has other contents under " + version);
  }

  private static Optional<ReleaseReport> releases(Scene scene) {
    return scene
        .world()
        .lookout()
        .freshReport(scene.site())
        .flatMap(report -> Optional.ofNullable(report.releases()));
  }

  private static Progress releaseRuns(Scene scene) {
    return isAbsent(scene) ? new Done(leftOut(scene)) : runs(scene, "version");
  }

  /** Whether the site runs the release that a parameter of the run names. */
  static Progress runs(Scene scene, String parameter) {
    String version = scene.parameter(parameter);
    return releases(scene)
        .map(report -> runs(scene, version, report))
        .orElseGet(() -> new Waiting("the ops server of " + scene.site() + " is silent"));
  }

  private static Progress runs(Scene scene, String version, ReleaseReport report) {
    if (version.equals(report.runs())) {
      return new Done(scene.site() + " runs release " + version);
    }
    String why = version.equals(report.wanted()) ? report.waitsFor() : null;
    if (why == null) {
      return new Waiting("the ops server of " + scene.site() + " installs release " + version);
    }
    return report.hopeless() ? new Over(why) : new Waiting(why);
  }

  private static Progress wellOrAbsent(Scene scene) {
    if (isAbsent(scene)) {
      return new Done(leftOut(scene));
    }
    if (!scene.peerState().isOut()) {
      return steadyState(scene);
    }
    Progress back = back(scene);
    return back instanceof Done ? alive(scene) : back;
  }

  /** What was handed in before the step began does not tell what it is for. */
  private static Progress clientsHaveReported(Scene scene) {
    return scene.run().evidence().stream()
        .filter(evidence -> !evidence.at().isBefore(scene.begunAt()))
        .findFirst()
        .<Progress>map(evidence -> new Done(evidence.from() + " has told what clients saw"))
        .orElseGet(
            () -> new Waiting("nobody has told yet what clients saw: no evidence since it began"));
  }

  private static Progress linkCut(Scene scene) {
    boolean silent = scene.world().lookout().isPeerSilent();
    return doneIf(
        silent, "the ops servers do not reach each other", "the ops servers reach each other");
  }

  private static Progress linkHealed(Scene scene) {
    boolean silent = scene.world().lookout().isPeerSilent();
    return doneIf(
        !silent, "the ops servers reach each other", "the ops servers do not reach each other");
  }
}
