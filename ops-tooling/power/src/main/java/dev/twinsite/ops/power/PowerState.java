package dev.twinsite.ops.power;

/** Whether a system is switched on. */
public enum PowerState {
  ON,
  OFF,
  POWERING_ON,
  POWERING_OFF,
  /** Has power and stands still. */
  PAUSED,
  /** The controller does not say, or says something that is not known here. */
  UNKNOWN
}
