package dev.twinsite.ops.boot;

/** Looks once whether a server is up. Called from several threads. */
@FunctionalInterface
public interface GateProbe {

  /** Whether the gate is passed now; false also if nobody answers in time. */
  boolean passes(HealthGate gate);
}
