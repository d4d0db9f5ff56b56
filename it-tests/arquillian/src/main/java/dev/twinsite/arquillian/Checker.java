package dev.twinsite.arquillian;

/**
 * Something that must be true of both sites together, whatever fault and workload it was exposed
 * to: no money was created, no acknowledged message was lost.
 */
@FunctionalInterface
public interface Checker {

  /**
   * Looks at both sites.
   *
   * @throws AssertionError if it is not true; the message says what is wrong where
   */
  void check(Sites sites);
}
