package dev.twinsite.quorum.raft;

import dev.twinsite.quorum.Command;
import dev.twinsite.quorum.Electorate;
import dev.twinsite.quorum.Motion;
import dev.twinsite.quorum.Policy;
import dev.twinsite.quorum.Proposal;
import dev.twinsite.quorum.Ruling;
import dev.twinsite.quorum.Seat;
import dev.twinsite.quorum.SiteStatement;
import dev.twinsite.quorum.SiteStatement.Regency;
import dev.twinsite.quorum.SiteStates;
import dev.twinsite.quorum.VoterName;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.SiteName;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A voter in a process of its own, for tests: answers each line of its input with one line of
 * output.
 */
final class VoterProcess {

  static final SiteName ANSAN = new SiteName("ansan");
  static final SiteName PANGYO = new SiteName("pangyo");
  static final Electorate ELECTORATE = new Electorate(PANGYO, ANSAN);
  private static final Map<SiteName, UUID> DATABASES =
      Map.of(ANSAN, new UUID(1, 1), PANGYO, new UUID(1, 2));

  private final RaftVoter voter;

  private VoterProcess(RaftVoter voter) {
    this.voter = voter;
  }

  /** Arguments: the voter's name, its directory, the first of six ports. */
  public static void main(String[] args) throws Exception {
    VoterName own = new VoterName(args[0]);
    int port = Integer.parseInt(args[2]);
    Map<VoterName, InetSocketAddress> addresses = new TreeMap<>();
    for (VoterName name : ELECTORATE.voters()) {
      addresses.put(name, new InetSocketAddress("127.0.0.1", port));
      port += 2;
    }
    RaftConfig config =
        new RaftConfig(
            own,
            ELECTORATE,
            Path.of(args[1]),
            addresses,
            Map.of(),
            "a secret that three voters share",
            Duration.ofSeconds(3),
            Duration.ofSeconds(4));
    VoterProcess process = new VoterProcess(RaftVoter.join(config, Throwable::printStackTrace));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      System.out.println("= " + process.answer(line.split(" ")));
    }
    process.voter.close();
  }

  private String answer(String[] words) {
    return switch (words[0]) {
      case "leader" -> voter.leader().map(VoterName::value).orElse("none");
      case "states" -> voter.current().map(VoterProcess::text).orElse("none");
      case "log" -> voter.toString().replace('\n', ' ');
      case "seat" -> voter.seat().toString();
      case "present" -> voter.present().stream().map(Seat::toString).sorted().toList().toString();
      case "voting" -> voter.voting().stream().map(Seat::toString).sorted().toList().toString();
      case "tell" -> put(new Motion.Tell(voter.seat(), fresh(new SiteName(words[1]))));
      case "miss" ->
          put(
              new Motion.Look(
                  voter.seat(), new SiteName(words[1]), false, 0, epoch(), Instant.EPOCH));
      case "admit" -> propose(Command.Genesis.of(DATABASES, "ops"));
      case "lost" ->
          propose(
              new Command.DeclareLost(
                  new SiteName(words[1]), new Epoch(Long.parseLong(words[2])), "fire", "op"));
      case "prefer" -> put(manual());
      case "prefer-and-read" -> preferAndRead(Integer.parseInt(words[1]));
      case "add" ->
          String.valueOf(
              voter.addAnew(Seat.parse(words[1]), "its disk is new", "op", Instant.EPOCH));
      default -> throw new IllegalArgumentException(words[0]);
    };
  }

  private long epoch() {
    return voter.current().map(states -> states.epoch().value()).orElse(0L);
  }

  private Motion manual() {
    return new Motion.Prefer(voter.seat(), new Policy(false, null), "a test", "op", Instant.EPOCH);
  }

  /** How often this voter did not find in its own state what it had just put. */
  private String preferAndRead(int times) {
    int missed = 0;
    for (int i = 0; i < times; i++) {
      String reason = voter.seat() + " " + i;
      Motion motion =
          new Motion.Prefer(voter.seat(), new Policy(false, null), reason, "op", Instant.EPOCH);
      while (!voter.put(motion).equals(Optional.of(new Ruling.Noted()))) {
        // It may be put again.
      }
      boolean found = voter.state().history().stream().anyMatch(it -> it.reason().equals(reason));
      missed += found ? 0 : 1;
    }
    return Integer.toString(missed);
  }

  private String put(Motion motion) {
    return voter.put(motion).map(ruling -> ruling.getClass().getSimpleName()).orElse("none");
  }

  private String propose(Command command) {
    UUID id = UUID.nameUUIDFromBytes(command.toString().getBytes(StandardCharsets.UTF_8));
    return voter.propose(new Proposal(id, command, Instant.EPOCH)).getClass().getSimpleName();
  }

  private static SiteStatement fresh(SiteName site) {
    return new SiteStatement(site, DATABASES.get(site), true, 0, 0, Regency.UNKNOWN);
  }

  private static String text(SiteStates states) {
    return states.epoch()
        + " "
        + states.sites().values().stream()
            .map(site -> site.site() + "=" + site.state())
            .collect(Collectors.joining(" "));
  }
}
