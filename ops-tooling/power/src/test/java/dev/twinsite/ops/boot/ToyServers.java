package dev.twinsite.ops.boot;

import dev.twinsite.ops.power.PowerController;
import dev.twinsite.ops.power.PowerException;
import dev.twinsite.ops.power.PowerRefusedException;
import dev.twinsite.ops.power.PowerState;
import dev.twinsite.ops.power.PoweredSystem;
import dev.twinsite.ops.power.ResetType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Some servers that come up when they are looked at after having been switched on. */
final class ToyServers implements PowerController {

  /** What is wrong with a server. */
  enum Flaw {
    NONE,
    GOES_OFF_ONCE,
    HANGS_ONCE,
    HANGS,
    IS_REFUSED,
    IS_UNANSWERED_ONCE
  }

  private final Map<String, PowerState> power = new LinkedHashMap<>();
  private final Map<String, String> progress = new HashMap<>();
  private final Map<String, Flaw> flaws = new HashMap<>();

  /** What was done, as {@code On pangyo-db}. */
  final List<String> done = new ArrayList<>();

  /** The most servers that were on their way at a time. */
  int most;

  synchronized ToyServers with(String id, PowerState state, String step, Flaw flaw) {
    power.put(id, state);
    progress.put(id, step);
    flaws.put(id, flaw);
    return this;
  }

  synchronized ToyServers dark(String id) {
    return with(id, PowerState.OFF, "None", Flaw.NONE);
  }

  @Override
  public synchronized List<PoweredSystem> systems() {
    return power.keySet().stream().map(this::system).toList();
  }

  private PoweredSystem system(String id) {
    return new PoweredSystem(id, id, power.get(id), "OK", progress.get(id));
  }

  @Override
  public synchronized Map<String, PoweredSystem> look(Collection<String> ids) {
    Map<String, PoweredSystem> seen = new HashMap<>();
    ids.stream().filter(power::containsKey).forEach(id -> seen.put(id, system(id)));
    seen.keySet().forEach(this::goesOn);
    return seen;
  }

  private void goesOn(String id) {
    if (power.get(id) != PowerState.ON || !progress.get(id).equals("OSBootStarted")) {
      return;
    }
    switch (flaws.get(id)) {
      case GOES_OFF_ONCE -> {
        power.put(id, PowerState.OFF);
        flaws.put(id, Flaw.NONE);
      }
      case HANGS, HANGS_ONCE -> {}
      default -> progress.put(id, "OSRunning");
    }
  }

  @Override
  public synchronized void reset(String id, ResetType type) throws PowerException {
    done.add(type.word() + " " + id);
    if (flaws.get(id) == Flaw.IS_REFUSED) {
      throw new PowerRefusedException("locked by maintenance");
    }
    if (flaws.get(id) == Flaw.IS_UNANSWERED_ONCE) {
      flaws.put(id, Flaw.NONE);
      throw new PowerException("no answer");
    }
    if (type == ResetType.FORCE_OFF) {
      power.put(id, PowerState.OFF);
      flaws.computeIfPresent(id, (key, flaw) -> flaw == Flaw.HANGS_ONCE ? Flaw.NONE : flaw);
    } else {
      power.put(id, PowerState.ON);
      progress.put(id, "OSBootStarted");
    }
    most = Math.max(most, (int) progress.values().stream().filter("OSBootStarted"::equals).count());
  }

  @Override
  public void close() {}
}
