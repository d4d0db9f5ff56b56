package dev.twinsite.ops.servers;

import dev.twinsite.ops.power.PowerController;
import dev.twinsite.ops.power.PowerException;
import dev.twinsite.ops.power.PoweredSystem;
import dev.twinsite.ops.time.Latest;
import dev.twinsite.ops.time.Seen;
import dev.twinsite.ops.time.Stopwatch;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One power controller, and what it said last about its servers. */
final class ControllerWatch {

  private final PowerController controller;
  private final List<String> systems;
  private final Stopwatch stopwatch;
  private final Latest<Map<String, PoweredSystem>> seen;

  ControllerWatch(PowerController controller, List<String> systems, Stopwatch stopwatch) {
    this.controller = controller;
    this.systems = systems;
    this.stopwatch = stopwatch;
    this.seen = new Latest<>(stopwatch);
  }

  /** Asks it once. Keeps the last answer if there is none. */
  void look() {
    try {
      seen.see(controller.look(systems));
    } catch (PowerException e) {
      // No answer: the last one grows older, and that is what is reported.
    }
  }

  Optional<ServerPower> powerOf(String system) {
    return seen.get().flatMap(last -> powerOf(system, last));
  }

  private Optional<ServerPower> powerOf(String system, Seen<Map<String, PoweredSystem>> last) {
    return Optional.ofNullable(last.value().get(system))
        .map(known -> new ServerPower(known.power(), last.age(stopwatch).toMillis()));
  }
}
