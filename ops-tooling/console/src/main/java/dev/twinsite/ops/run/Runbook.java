package dev.twinsite.ops.run;

import java.util.List;

/** What can be done, as a list of steps. Each step completes when what it is for has been seen. */
public enum Runbook {
  /** A site is lost; its peer decides alone from now on. */
  DECLARE_LOST("declare-lost", List.of(Goal.PROPOSED, Goal.FENCED, Goal.REGENCY_BEGAN)),
  /** A lost site is back, catches up, and takes part again. */
  REJOIN(
      "rejoin",
      List.of(
          Goal.PROPOSED,
          Goal.FENCED_AT_BOTH,
          Goal.CAUGHT_UP,
          Goal.REGENCY_ENDED,
          Goal.ACTIVE,
          Goal.ACTIVE_AT_BOTH)),
  /** A site goes on without its regent, which cannot be asked. */
  ADMIT("admit", List.of(Goal.PROPOSED, Goal.FENCED, Goal.REGENCY_BEGAN));

  private final String label;
  private final List<Goal> steps;

  Runbook(String label, List<Goal> steps) {
    this.label = label;
    this.steps = steps;
  }

  /** The name that operators see. */
  public String label() {
    return label;
  }

  List<Goal> steps() {
    return steps;
  }

  static Runbook named(String label) {
    return List.of(values()).stream()
        .filter(runbook -> runbook.label.equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no runbook '" + label + "'"));
  }

  /** What a step is for. */
  enum Goal {
    /** A majority has accepted the proposal. */
    PROPOSED("proposed"),
    /** The survivor's database holds the new epoch. */
    FENCED("fenced"),
    /** Both databases hold the new epoch. */
    FENCED_AT_BOTH("fenced at both sites"),
    /** The survivor's application decides alone. */
    REGENCY_BEGAN("regency began"),
    /** The survivor's application has ended its regency: the returning site is nearly level. */
    CAUGHT_UP("caught up"),
    /** The returning site has seen that end. */
    REGENCY_ENDED("regency ended"),
    /** A majority has accepted that the site is active. */
    ACTIVE("active"),
    /** Both databases say so. */
    ACTIVE_AT_BOTH("active at both sites");

    private final String label;

    Goal(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }
}
