package dev.twinsite.failover;

import org.opentest4j.TestAbortedException;

/**
 * Prepares something once for all tests of an instance. If that fails, one test fails and the
 * others are skipped.
 */
final class Once {

  private enum Progress {
    NOT_BEGUN,
    PREPARED,
    FAILED
  }

  private Progress progress = Progress.NOT_BEGUN;

  void prepare(Runnable preparation) {
    if (progress == Progress.FAILED) {
      throw new TestAbortedException("the preparation has failed before");
    }
    if (progress == Progress.NOT_BEGUN) {
      progress = Progress.FAILED;
      preparation.run();
      progress = Progress.PREPARED;
    }
  }
}
