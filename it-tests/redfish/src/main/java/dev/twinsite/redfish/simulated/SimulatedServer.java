package dev.twinsite.redfish.simulated;

import dev.twinsite.redfish.ManagedServer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A server that takes its time. Switched on, it is running after its boot time; one that fails once
 * goes off in the middle of its first boot; one that never comes stays where it is.
 */
final class SimulatedServer implements ManagedServer {

  /** What is wrong with the server. */
  enum Flaw {
    NONE,
    FAILS_ONCE,
    NEVER_COMES
  }

  private static final List<String> TYPES = List.of("On", "ForceOff");
  private static final Standing OFF = new Standing("Off", "None");
  private static final Standing BOOTS = new Standing("On", "OSBootStarted");
  private static final Standing RUNS = new Standing("On", "OSRunning");
  private static final long NEVER = Long.MIN_VALUE;

  private final String id;
  private final Character character;
  private final LongSupplier nanos;
  private long switchedAt = NEVER;
  private int boots;
  private boolean wasBusy;

  /**
   * How a server is.
   *
   * @param role of the server
   * @param bootNanos from being switched on until it runs
   * @param answerNanos that its controller takes to switch it
   * @param busyOnce whether its controller wants to be asked twice
   */
  record Character(String role, long bootNanos, Flaw flaw, long answerNanos, boolean busyOnce) {}

  SimulatedServer(String id, Character character, LongSupplier nanos) {
    this.id = id;
    this.character = character;
    this.nanos = nanos;
  }

  /** It has been running for long. */
  synchronized void runs() {
    switchedAt = nanos.getAsLong() - character.bootNanos();
    boots = 2;
  }

  /** Its power is gone, and its next boot is like its first. */
  synchronized void loses() {
    switchedAt = NEVER;
    boots = 0;
    wasBusy = false;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String description() {
    return character.role();
  }

  Character character() {
    return character;
  }

  @Override
  public List<String> resetTypes() {
    return TYPES;
  }

  @Override
  public synchronized Standing standing() {
    if (switchedAt == NEVER) {
      return OFF;
    }
    long since = nanos.getAsLong() - switchedAt;
    return switch (character.flaw()) {
      case NEVER_COMES -> BOOTS;
      case FAILS_ONCE -> boots == 1 ? failing(since) : booting(since);
      case NONE -> booting(since);
    };
  }

  private Standing booting(long since) {
    return since < character.bootNanos() ? BOOTS : RUNS;
  }

  private Standing failing(long since) {
    return since < character.bootNanos() / 2 ? BOOTS : OFF;
  }

  @Override
  public void reset(String type) throws ServerRefusal {
    beSlow();
    synchronized (this) {
      if (character.busyOnce() && !wasBusy) {
        wasBusy = true;
        throw ServerRefusal.forNow(1);
      }
      if (type.equals("ForceOff")) {
        switchedAt = NEVER;
      } else if (standing().equals(OFF)) {
        switchedAt = nanos.getAsLong();
        boots++;
      }
    }
  }

  private void beSlow() throws ServerRefusal {
    try {
      TimeUnit.NANOSECONDS.sleep(character.answerNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerRefusal("the service ends");
    }
  }
}
