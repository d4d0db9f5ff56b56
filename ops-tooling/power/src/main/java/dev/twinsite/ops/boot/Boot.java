package dev.twinsite.ops.boot;

import dev.twinsite.ops.power.PowerState;
import dev.twinsite.ops.power.PoweredSystem;
import java.util.List;

/**
 * The boot of one server. It begins unknown; the first look finds it on, and then it is watched
 * like one that was just switched on, or off, and then it waits for what it needs. It is switched,
 * boots, and ends up or dark; each failed attempt takes it back to waiting, after a pause.
 *
 * <p>Only the thread that conducts the boot touches it.
 */
final class Boot {

  enum Phase {
    UNKNOWN,
    WAITING,
    SWITCHING,
    BOOTING,
    UP,
    DARK
  }

  private static final long NEVER = Long.MAX_VALUE;

  final InventoryServer server;
  final int wave;
  final List<NeedCount> needs;
  Phase phase = Phase.UNKNOWN;

  /** Attempts begun; 0 as long as nobody has switched it. */
  int attempts;

  /** Whether it hangs, so that its power has to be taken away first. */
  boolean hangs;

  boolean isAskedForItsGate;
  private long notBefore;
  private long switchedAt;
  private long deadline = NEVER;
  private boolean seenOn;

  Boot(InventoryServer server, int wave, List<NeedCount> needs) {
    this.server = server;
    this.wave = wave;
    this.needs = needs;
  }

  boolean isOver() {
    return phase == Phase.UP || phase == Phase.DARK;
  }

  /** Whether it takes one of the places that the width allows. */
  boolean takesPlace() {
    return attempts > 0 && (phase == Phase.SWITCHING || phase == Phase.BOOTING);
  }

  boolean mayBegin(long now) {
    return phase == Phase.WAITING && now - notBefore >= 0 && hasWhatItNeeds();
  }

  private boolean hasWhatItNeeds() {
    for (NeedCount need : needs) {
      if (!need.isMet()) {
        return false;
      }
    }
    return true;
  }

  /** What it waits for and will never get; empty if there is hope. */
  String hopeless() {
    if (phase == Phase.WAITING) {
      for (NeedCount need : needs) {
        if (need.isHopeless()) {
          return "needs " + need + ", which stayed dark";
        }
      }
    }
    return "";
  }

  void waitUntil(long time) {
    phase = Phase.WAITING;
    notBefore = time;
    deadline = NEVER;
  }

  void switching() {
    phase = Phase.SWITCHING;
    attempts++;
  }

  void booting(long now, BootLimits limits) {
    phase = Phase.BOOTING;
    switchedAt = now;
    deadline = now + limits.perServer().toNanos();
    seenOn = false;
    hangs = false;
  }

  /** It was on when it was first looked at; its time begins when what it needs is up. */
  void foundOn() {
    phase = Phase.BOOTING;
    seenOn = true;
  }

  boolean isOverdue(long now, BootLimits limits) {
    if (phase != Phase.BOOTING) {
      return false;
    }
    if (deadline == NEVER && hasWhatItNeeds()) {
      deadline = now + limits.perServer().toNanos();
    }
    return deadline != NEVER && now - deadline >= 0;
  }

  /**
   * Whether it has gone off again.
   *
   * @param lookedAt when the look began
   */
  boolean wentOff(PoweredSystem seen, long lookedAt, BootLimits limits) {
    if (seen.power() != PowerState.OFF) {
      seenOn |= seen.power() == PowerState.ON;
      return false;
    }
    return lookedAt - switchedAt > (seenOn ? 0 : limits.settle().toNanos());
  }
}
