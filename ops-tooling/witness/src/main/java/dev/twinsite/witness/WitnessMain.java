package dev.twinsite.witness;

import dev.twinsite.quorum.VoterName;
import dev.twinsite.quorum.raft.RaftVoter;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * Runs the witness until it is ended. With the argument {@code found} it only writes down, once and
 * for a new quorum, that a voter has a vote: the witness, or the one that is named.
 */
public final class WitnessMain {

  private WitnessMain() {}

  /** Ends with 1 and one sentence if it is told nonsense or cannot go on. */
  public static void main(String[] arguments) {
    try {
      run(System.getenv(), arguments);
    } catch (IllegalArgumentException | IllegalStateException | IOException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static void run(Map<String, String> environment, String... arguments) throws IOException {
    if (arguments.length == 0) {
      vote(environment);
    } else if (arguments.length <= 2 && arguments[0].equals("found")) {
      VoterName voter = arguments.length == 2 ? new VoterName(arguments[1]) : VoterName.WITNESS;
      RaftVoter.found(WitnessConfig.directory(environment), voter);
    } else {
      throw new IllegalArgumentException("usage: witness [found [VOTER]]");
    }
  }

  private static void vote(Map<String, String> environment) throws IOException {
    CountDownLatch over = new CountDownLatch(1);
    WitnessConfig config = WitnessConfig.from(environment);
    RaftVoter voter = RaftVoter.join(config.raft(), failure -> over.countDown());
    Runtime.getRuntime().addShutdownHook(new Thread(voter::close, "witness-leaves"));
    System.out.println("The witness takes part as " + voter.seat());
    try (Lookout lookout = new Lookout(config, voter)) {
      lookout.begin();
      awaitEnd(over);
    }
    throw new IOException("The witness cannot go on: " + voter.failure().orElse(null));
  }

  private static void awaitEnd(CountDownLatch over) {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
