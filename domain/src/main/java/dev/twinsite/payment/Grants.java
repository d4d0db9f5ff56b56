package dev.twinsite.payment;

/** The grants that this site knows, its own and those of the other site; each has one state. */
public interface Grants {

  /**
   * Takes in a grant.
   *
   * @return false, and nothing is changed, if it is known already, in whatever state
   */
  boolean add(Grant grant, GrantState state);

  /**
   * Moves a grant on from one state to another.
   *
   * @return false, and nothing is changed, if it does not stand in the former state, or is unknown
   */
  boolean move(Grant grant, GrantState from, GrantState to);
}
