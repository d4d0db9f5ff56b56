package dev.twinsite.ops.release;

import dev.twinsite.ops.run.Progress;
import dev.twinsite.ops.run.Progress.Done;
import dev.twinsite.ops.run.Progress.Over;

/** The releases of the application at the own site. */
public interface Releases {

  /** No release, and nowhere to install one. */
  Releases NONE =
      new Releases() {
        @Override
        public ReleaseReport look() {
          return ReleaseReport.NOTHING;
        }

        @Override
        public Progress install(String version, String digest) {
          return new Over("this ops server knows no directory of an application node");
        }

        @Override
        public void tryAgain() {
          // nothing has failed
        }
      };

  /** What the depot holds and what the site runs now. */
  ReleaseReport look();

  /**
   * Installs a release at every application node of the site, unless that has been done, or tells
   * how it stands; returns soon, to be called until it is {@link Done}. {@link Over} if the depot
   * has no such release, if it is not what the digest says, or if it does not start.
   *
   * @param digest the SHA-256 that it must have, hexadecimal
   */
  Progress install(String version, String digest);

  /** What did not start the last time may be tried again. */
  void tryAgain();
}
