package dev.twinsite.ops.boot;

import dev.twinsite.ops.boot.Boot.Phase;
import dev.twinsite.ops.boot.BootEvent.Step;
import dev.twinsite.ops.power.PowerController;
import dev.twinsite.ops.power.PowerException;
import dev.twinsite.ops.power.PowerRefusedException;
import dev.twinsite.ops.power.PowerState;
import dev.twinsite.ops.power.PoweredSystem;
import dev.twinsite.ops.power.ResetType;
import dev.twinsite.site.SiteName;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One boot of a site.
 *
 * <p>The calling thread conducts: it alone knows how far each server is, and decides. What takes
 * time, asking power controllers and gates, is done by workers, who bring their result back as
 * something for the conductor to do. So there are no locks, and no thread waits for a server.
 */
final class BootRun implements AutoCloseable {

  private static final Duration TICK = Duration.ofMillis(20);

  /** Workers beyond those that switch, so that looking never stands behind switching. */
  private static final int LOOKERS = 8;

  private final SiteName site;
  private final BootLimits limits;
  private final Map<String, PowerController> controllers;
  private final GateProbe gates;
  private final Consumer<BootEvent> progress;
  private final ExecutorService workers;
  private final LinkedBlockingQueue<Runnable> results = new LinkedBlockingQueue<>();
  private final List<Boot> boots = new ArrayList<>();
  private final Map<String, List<NeedCount>> neededBy = new HashMap<>();
  private final Map<String, Watch> watches = new LinkedHashMap<>();
  private final List<String> foundUp = new ArrayList<>();
  private final List<String> booted = new ArrayList<>();
  private final List<BootReport.Dark> dark = new ArrayList<>();

  /**
   * What can begin as soon as there is a place, as of the last time when all were looked through.
   */
  private final ArrayDeque<Boot> ready = new ArrayDeque<>();

  private long lookedThroughAt = System.nanoTime() - TICK.toNanos();
  private int places;
  private int switching;

  BootRun(
      Inventory inventory,
      SiteName site,
      BootLimits limits,
      Map<String, PowerController> controllers,
      GateProbe gates,
      Consumer<BootEvent> progress) {
    this.site = site;
    this.limits = limits;
    this.controllers = controllers;
    this.gates = gates;
    this.progress = progress;
    this.workers = Executors.newFixedThreadPool(limits.requests() + LOOKERS, BootRun::thread);
    Map<Need, NeedCount> counts = new HashMap<>();
    inventory.servers(site).forEach(server -> add(server, inventory.waveOf(server), counts));
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(null, work, "twinsite-boot", 256 * 1024);
    thread.setDaemon(true);
    return thread;
  }

  private void add(InventoryServer server, int wave, Map<Need, NeedCount> counts) {
    List<NeedCount> needs = new ArrayList<>(server.needs().size());
    server.needs().forEach(need -> needs.add(counts.computeIfAbsent(need, this::count)));
    Boot boot = new Boot(server, wave, needs);
    boots.add(boot);
    watches.computeIfAbsent(server.controller(), key -> new Watch(key)).boots.add(boot);
  }

  private NeedCount count(Need need) {
    NeedCount count = new NeedCount(need);
    need.of().forEach(name -> neededBy.computeIfAbsent(name, any -> new ArrayList<>()).add(count));
    return count;
  }

  BootReport run() throws InterruptedException {
    long begun = System.nanoTime();
    while (foundUp.size() + booted.size() + dark.size() < boots.size()) {
      conduct(System.nanoTime());
      takeResults();
    }
    return new BootReport(
        site, foundUp, booted, dark, waves(), Duration.ofNanos(System.nanoTime() - begun));
  }

  private List<Integer> waves() {
    int highest = boots.stream().mapToInt(boot -> boot.wave).max().orElse(0);
    List<Integer> waves = new ArrayList<>();
    for (int wave = 1; wave <= highest; wave++) {
      int number = wave;
      waves.add((int) boots.stream().filter(boot -> boot.wave == number).count());
    }
    return waves;
  }

  private void takeResults() throws InterruptedException {
    Runnable result = results.poll(TICK.toNanos(), TimeUnit.NANOSECONDS);
    while (result != null) {
      result.run();
      result = results.poll();
    }
  }

  private void conduct(long now) {
    if (now - lookedThroughAt >= TICK.toNanos()) {
      lookedThroughAt = now;
      ready.clear();
      boots.forEach(boot -> lookThrough(boot, now));
      watches.values().forEach(watch -> watch.lookIfDue(now));
    }
    beginWhatIsReady(now);
  }

  private void lookThrough(Boot boot, long now) {
    String hopeless = boot.hopeless();
    if (!hopeless.isEmpty()) {
      giveUp(boot, hopeless);
    } else if (boot.isOverdue(now, limits)) {
      boot.hangs = true;
      failed(boot, "is on and not up after " + seconds(limits.perServer()));
    } else if (boot.mayBegin(now)) {
      ready.add(boot);
    }
  }

  private void beginWhatIsReady(long now) {
    while (!ready.isEmpty() && places < limits.width() && switching < limits.requests()) {
      Boot boot = ready.remove();
      if (boot.mayBegin(now)) {
        switchOn(boot);
      }
    }
  }

  private void switchOn(Boot boot) {
    boolean hangs = boot.hangs;
    boot.switching();
    places++;
    switching++;
    PowerController controller = controllers.get(boot.server.controller());
    String system = boot.server.system();
    workers.execute(
        () -> {
          PowerException fault = reset(controller, system, hangs);
          results.add(() -> switched(boot, fault));
        });
  }

  private static @Nullable PowerException reset(
      @Nullable PowerController controller, String system, boolean hangs) {
    try {
      if (controller == null) {
        return new PowerRefusedException("there is no access to its power controller");
      }
      if (hangs) {
        forceOff(controller, system);
      }
      controller.reset(system, ResetType.ON);
      return null;
    } catch (PowerException e) {
      return e;
    } catch (RuntimeException e) {
      return new PowerException("the power controller's answer makes no sense: " + e, e);
    }
  }

  /** Some controllers refuse that if it is off already. */
  private static void forceOff(PowerController controller, String system) throws PowerException {
    try {
      controller.reset(system, ResetType.FORCE_OFF);
    } catch (PowerRefusedException e) {
      if (controller.look(List.of(system)).values().stream()
          .anyMatch(seen -> seen.power() != PowerState.OFF)) {
        throw e;
      }
    }
  }

  private void switched(Boot boot, @Nullable PowerException fault) {
    switching--;
    if (fault == null) {
      boot.booting(System.nanoTime(), limits);
      tell(boot, Step.SWITCHED_ON, boot.attempts == 1 ? "" : "attempt " + boot.attempts);
    } else if (fault instanceof PowerRefusedException) {
      places--;
      giveUp(boot, String.valueOf(fault.getMessage()));
    } else {
      failed(boot, String.valueOf(fault.getMessage()));
    }
  }

  /** An attempt has failed, whichever one and for whatever reason. */
  private void failed(Boot boot, String reason) {
    if (boot.takesPlace()) {
      places--;
    }
    if (boot.attempts >= limits.attempts()) {
      giveUp(boot, reason + ", attempt " + boot.attempts + " of " + limits.attempts());
      return;
    }
    boot.waitUntil(System.nanoTime() + limits.pauseAfter(Math.max(1, boot.attempts)).toNanos());
    tell(boot, Step.WILL_TRY_AGAIN, reason);
  }

  private void giveUp(Boot boot, String reason) {
    boot.phase = Phase.DARK;
    dark.add(new BootReport.Dark(boot.server.name(), reason));
    neededBy.getOrDefault(boot.server.name(), List.of()).forEach(NeedCount::oneIsDark);
    tell(boot, Step.DARK, reason);
  }

  private void isUp(Boot boot) {
    boolean found = boot.attempts == 0;
    if (boot.takesPlace()) {
      places--;
    }
    boot.phase = Phase.UP;
    (found ? foundUp : booted).add(boot.server.name());
    neededBy.getOrDefault(boot.server.name(), List.of()).forEach(NeedCount::oneIsUp);
    tell(boot, found ? Step.FOUND_UP : Step.UP, "");
  }

  private void tell(Boot boot, Step step, String detail) {
    int up = foundUp.size() + booted.size();
    progress.accept(
        new BootEvent(boot.server.name(), boot.wave, step, detail, up, dark.size(), boots.size()));
  }

  private void see(Boot boot, @Nullable PoweredSystem seen, long lookedAt) {
    if (boot.phase == Phase.UNKNOWN) {
      seeFirst(boot, seen);
    }
    if (boot.phase != Phase.BOOTING || seen == null) {
      return;
    }
    if (boot.wentOff(seen, lookedAt, limits)) {
      failed(boot, "went off again");
    } else if (seen.power() == PowerState.ON) {
      askGate(boot, seen);
    }
  }

  private void seeFirst(Boot boot, @Nullable PoweredSystem seen) {
    if (seen == null) {
      giveUp(
          boot,
          "its power controller " + boot.server.controller() + " has no " + boot.server.system());
    } else if (seen.power() == PowerState.ON) {
      boot.foundOn();
    } else {
      boot.hangs = seen.power() == PowerState.PAUSED;
      boot.waitUntil(System.nanoTime());
    }
  }

  private void askGate(Boot boot, PoweredSystem seen) {
    HealthGate gate = boot.server.gate();
    if (gate.isAnsweredByController()) {
      if (gate.step().equals("On") || gate.step().equals(seen.bootProgress())) {
        isUp(boot);
      }
    } else if (!boot.isAskedForItsGate) {
      boot.isAskedForItsGate = true;
      int attempt = boot.attempts;
      workers.execute(
          () -> {
            boolean passed = gates.passes(gate);
            results.add(() -> gateAnswered(boot, attempt, passed));
          });
    }
  }

  private void gateAnswered(Boot boot, int attempt, boolean passed) {
    boot.isAskedForItsGate = false;
    if (passed && boot.phase == Phase.BOOTING && boot.attempts == attempt) {
      isUp(boot);
    }
  }

  private static String seconds(Duration time) {
    return "%.0f s".formatted(time.toMillis() / 1e3);
  }

  /** Ends what is under way; what has been switched on stays on. */
  @Override
  public void close() {
    workers.shutdownNow();
  }

  /** The look at all servers of one power controller. */
  private final class Watch {

    final List<Boot> boots = new ArrayList<>();
    private final String key;
    private boolean underWay;
    private long nextAt = System.nanoTime();
    private int failures;

    Watch(String key) {
      this.key = key;
    }

    void lookIfDue(long now) {
      if (underWay || now - nextAt < 0) {
        return;
      }
      List<Boot> watched = watched();
      if (!watched.isEmpty()) {
        underWay = true;
        workers.execute(() -> look(watched));
      }
    }

    private List<Boot> watched() {
      return boots.stream()
          .filter(boot -> boot.phase == Phase.UNKNOWN || boot.phase == Phase.BOOTING)
          .toList();
    }

    private void look(List<Boot> watched) {
      long lookedAt = System.nanoTime();
      try {
        PowerController controller = controllers.get(key);
        if (controller == null) {
          throw new PowerRefusedException("there is no access to the power controller " + key);
        }
        List<String> ids = watched.stream().map(boot -> boot.server.system()).toList();
        Map<String, PoweredSystem> seen = controller.look(ids);
        results.add(() -> saw(watched, seen, lookedAt));
      } catch (PowerException e) {
        results.add(() -> sawNothing(watched, e));
      } catch (RuntimeException e) {
        results.add(() -> sawNothing(watched, new PowerException("" + e, e)));
      }
    }

    private void saw(List<Boot> watched, Map<String, PoweredSystem> seen, long lookedAt) {
      failures = 0;
      rest(limits.lookPause());
      watched.forEach(boot -> see(boot, seen.get(boot.server.system()), lookedAt));
    }

    /** Nothing is known of these servers; those that boot have their own time limit. */
    private void sawNothing(List<Boot> watched, PowerException fault) {
      failures++;
      boolean inVain = fault instanceof PowerRefusedException || failures >= limits.attempts();
      rest(limits.pauseAfter(Math.min(failures, limits.attempts())));
      if (inVain) {
        watched.stream()
            .filter(boot -> boot.phase == Phase.UNKNOWN)
            .forEach(boot -> giveUp(boot, String.valueOf(fault.getMessage())));
      }
    }

    private void rest(Duration pause) {
      underWay = false;
      nextAt = System.nanoTime() + pause.toNanos();
    }
  }
}
