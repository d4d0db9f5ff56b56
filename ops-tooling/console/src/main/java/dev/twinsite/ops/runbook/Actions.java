package dev.twinsite.ops.runbook;

import dev.twinsite.ops.run.Progress;
import dev.twinsite.ops.run.Progress.Done;
import dev.twinsite.ops.run.Progress.Over;
import dev.twinsite.ops.run.Progress.Waiting;
import dev.twinsite.ops.runbook.SitePower.Part;
import dev.twinsite.quorum.Command.AboutSite;
import dev.twinsite.quorum.Command.DeclareLost;
import dev.twinsite.quorum.Command.Drain;
import dev.twinsite.quorum.Command.Rejoin;
import dev.twinsite.quorum.Motion.CloseSite;
import dev.twinsite.quorum.Outcome;
import dev.twinsite.quorum.Outcome.Accepted;
import dev.twinsite.quorum.Outcome.Rejected;
import dev.twinsite.quorum.Outcome.Undecided;
import dev.twinsite.quorum.Proposal;
import dev.twinsite.quorum.Ruling;
import dev.twinsite.quorum.Ruling.Refused;
import dev.twinsite.quorum.RunRecord;
import dev.twinsite.quorum.SiteStatement;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SiteState;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * What a step may do, by the names that runbooks use. Each is safe to do twice, by either ops
 * server: it looks first, or what it asks for takes effect once.
 */
final class Actions {

  private static final Map<String, Function<Scene, Progress>> ALL =
      Map.ofEntries(
          Map.entry("look", scene -> new Done("it is looked at")),
          Map.entry("ask-a-person", Actions::askAPerson),
          Map.entry("close-site", scene -> close(scene, true)),
          Map.entry("open-site", scene -> close(scene, false)),
          Map.entry("drain", Actions::drain),
          Map.entry("declare-lost", Actions::declareLost),
          Map.entry("rejoin", Actions::rejoin),
          Map.entry("bring-back", Actions::bringBack),
          Map.entry("bring-whoever-is-out-back", Actions::bringWhoeverIsOutBack),
          Map.entry("install-release", Actions::install),
          Map.entry("install-release-before", Actions::install),
          Map.entry("bring-back-unless-absent", Actions::bringBackUnlessAbsent),
          Map.entry("power-on", scene -> scene.world().power().on(scene.site())),
          Map.entry("cut-power", scene -> cut(scene, Part.EVERYTHING)),
          Map.entry("cut-power-of-ops", scene -> cut(scene, Part.OPERATIONS)),
          Map.entry(
              "shut-down-application",
              scene -> scene.world().power().shutDown(scene.site(), Part.APPLICATION)));

  private Actions() {}

  static Set<String> names() {
    return ALL.keySet();
  }

  static Progress act(String name, Scene scene) {
    return Optional.ofNullable(ALL.get(name))
        .orElseThrow(() -> new IllegalArgumentException("there is no action '" + name + "'"))
        .apply(scene);
  }

  private static Progress askAPerson(Scene scene) {
    String instruction = String.valueOf(scene.step().instruction());
    return new Waiting("a person is asked: " + scene.filledIn(instruction));
  }

  private static Progress cut(Scene scene, Part part) {
    return scene.world().power().cut(scene.site(), part);
  }

  private static Progress close(Scene scene, boolean closed) {
    if (scene.run().closed().contains(scene.site()) == closed) {
      return new Done(scene.site() + (closed ? " takes nothing new" : " takes everything again"));
    }
    CloseSite motion =
        new CloseSite(scene.world().quorum().seat(), scene.run().id(), scene.site(), closed);
    Optional<Ruling> ruling = scene.world().quorum().put(motion);
    if (ruling.isEmpty()) {
      return new Waiting("there was no ruling in time");
    }
    return ruling.get() instanceof Refused refused
        ? new Over(refused.rule().label() + ": " + refused.detail())
        : new Done(scene.site() + (closed ? " takes nothing new" : " takes everything again"));
  }

  private static Progress drain(Scene scene) {
    return switch (scene.state()) {
      case DRAINED -> new Done(scene.site() + " is DRAINED");
      case ACTIVE ->
          propose(
              scene,
              new Drain(scene.site(), scene.epoch(), scene.reason(), scene.run().startedBy()));
      case LOST, REJOINING ->
          new Over(scene.site() + " is " + scene.state() + " and cannot be drained");
    };
  }

  private static Progress declareLost(Scene scene) {
    if (scene.state() == SiteState.LOST) {
      return new Done(scene.site() + " is LOST");
    }
    scene.world().lookAgain().run();
    return propose(
        scene,
        new DeclareLost(scene.site(), scene.epoch(), scene.reason(), scene.run().startedBy()));
  }

  private static Progress rejoin(Scene scene) {
    if (scene.state() == SiteState.ACTIVE || scene.state() == SiteState.REJOINING) {
      return new Done(scene.site() + " is " + scene.state());
    }
    return databaseOf(scene)
        .map(
            database ->
                propose(
                    scene,
                    new Rejoin(
                        scene.site(),
                        scene.epoch(),
                        database,
                        scene.reason(),
                        scene.run().startedBy())))
        .orElseGet(() -> new Waiting("the database of " + scene.site() + " is not known yet"));
  }

  private static Optional<UUID> databaseOf(Scene scene) {
    SiteName site = scene.site();
    return scene.world().quorum().state().statement(site).map(SiteStatement::database);
  }

  /** Whatever state the site is in: its servers are switched on, and it rejoins if it has to. */
  private static Progress bringBack(Scene scene) {
    if (!(Conditions.look("site-alive", scene) instanceof Done)) {
      Progress power = scene.world().power().on(scene.site());
      return power instanceof Over ? power : new Waiting(power.detail());
    }
    return scene.state() == SiteState.ACTIVE
        ? new Done(scene.site() + " is ACTIVE")
        : new Waiting(scene.site() + " is " + scene.state() + "; " + rejoin(scene).detail());
  }

  private static Progress bringBackUnlessAbsent(Scene scene) {
    return Conditions.isAbsent(scene) ? new Done(Conditions.leftOut(scene)) : bringBack(scene);
  }

  /** The site's own ops server does it; whoever drives the run looks at what that one says. */
  private static Progress install(Scene scene) {
    return Conditions.isAbsent(scene)
        ? new Done(Conditions.leftOut(scene))
        : Conditions.runs(scene, Installer.parameterOf(actionOf(scene)));
  }

  private static String actionOf(Scene scene) {
    boolean back = scene.run().state() == RunRecord.State.ABORTING;
    return back ? String.valueOf(scene.step().rollback()) : scene.step().action();
  }

  private static Progress bringWhoeverIsOutBack(Scene scene) {
    Scene other = scene.ofPeer();
    return bringBack(scene.state().isOut() || !other.state().isOut() ? scene : other);
  }

  /**
   * Not put to the vote while something is known to stand against it: the log is kept for ever. Of
   * several proposals on one epoch one takes effect.
   */
  private static Progress propose(Scene scene, AboutSite command) {
    Proposal proposal = new Proposal(UUID.randomUUID(), command, scene.world().clock().instant());
    Optional<Rejected> objection = scene.world().quorum().objection(proposal);
    return objection
        .map(Actions::refused)
        .orElseGet(() -> progress(scene.world().quorum().propose(proposal)));
  }

  private static Progress progress(Outcome outcome) {
    if (outcome instanceof Accepted) {
      return new Done("two of three voters have it on their disks");
    }
    return outcome instanceof Rejected no
        ? refused(no)
        : new Waiting(((Undecided) outcome).detail());
  }

  private static Progress refused(Rejected no) {
    return new Waiting(no.rule().label() + ": " + no.detail());
  }
}
