package dev.twinsite.quorum;

import static dev.twinsite.quorum.Sites.ANSAN;
import static dev.twinsite.quorum.Sites.ANSAN_DB;
import static dev.twinsite.quorum.Sites.NOON;
import static dev.twinsite.quorum.Sites.PANGYO;
import static dev.twinsite.quorum.Sites.PANGYO_DB;
import static dev.twinsite.quorum.Sites.peerOf;

import dev.twinsite.quorum.Command.Genesis;
import dev.twinsite.site.SiteName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Two ops servers in memory, the link between them, and what each of them sees. */
final class TwoVoters {

  /** The leader: its site has the smaller name. */
  final Server ansan = new Server(ANSAN, ANSAN_DB);

  /** The follower. */
  final Server pangyo = new Server(PANGYO, PANGYO_DB);

  private BooleanSupplier losesRequest = () -> false;
  private BooleanSupplier losesAnswer = () -> false;
  private BooleanSupplier doublesRequest = () -> false;
  private boolean cut;

  TwoVoters() {
    ansan.start();
    pangyo.start();
  }

  /** Two voters whose sites have been admitted. */
  static TwoVoters founded() {
    TwoVoters voters = new TwoVoters();
    Genesis genesis = Genesis.of(Map.of(ANSAN, ANSAN_DB, PANGYO, PANGYO_DB), "ops");
    voters.ansan.propose(genesis);
    return voters;
  }

  Server at(SiteName site) {
    return site.equals(ANSAN) ? ansan : pangyo;
  }

  void cutLink() {
    cut = true;
  }

  void healLink() {
    cut = false;
  }

  void loseRequests(BooleanSupplier when) {
    losesRequest = when;
  }

  void loseAnswers(BooleanSupplier when) {
    losesAnswer = when;
  }

  void doubleRequests(BooleanSupplier when) {
    doublesRequest = when;
  }

  /** Both greet each other once, as they do all the time when the link is up. */
  void meet() {
    ansan.greet();
    pangyo.greet();
  }

  boolean agree() {
    return ansan.states().equals(pangyo.states())
        && !ansan.vote().isInDoubt()
        && !pangyo.vote().isInDoubt();
  }

  @Override
  public String toString() {
    return "ansan: " + ansan.memory + "\npangyo: " + pangyo.memory;
  }

  /** One ops server: its process may die, its disk stays. */
  final class Server implements VoterStore, OtherServer, EvidenceSource {

    private final SiteName site;
    private final UUID database;
    private final Map<SiteName, Evidence> seen = new HashMap<>();
    private VoterMemory memory = VoterMemory.EMPTY;
    private BooleanSupplier diskFails = () -> false;
    private @Nullable OperatorVote vote;

    private Server(SiteName site, UUID database) {
      this.site = site;
      this.database = database;
    }

    OperatorVote vote() {
      if (vote == null) {
        throw new IllegalStateException(site + "-ops is dead");
      }
      return vote;
    }

    boolean isDead() {
      return vote == null;
    }

    void start() {
      vote = new OperatorVote(site, peerOf(site), this, this, this);
    }

    /** Its disk is empty. */
    void forget() {
      memory = VoterMemory.EMPTY;
      start();
    }

    void die() {
      vote = null;
    }

    void diskFails(BooleanSupplier when) {
      diskFails = when;
    }

    Server sees(SiteName of, Evidence evidence) {
      seen.put(of, evidence);
      return this;
    }

    SiteStates states() {
      return vote().current().orElseThrow();
    }

    Outcome propose(Command command) {
      return propose(new Proposal(UUID.randomUUID(), command, NOON));
    }

    Outcome propose(Proposal proposal) {
      return vote().propose(proposal);
    }

    void greet() {
      try {
        OperatorVote there = reach();
        DecidedStates ours = vote().held();
        there.meet(ours);
        vote().meet(answered(there.held()));
        vote().settle();
      } catch (IOException e) {
        // Nobody there; the next greeting may come through.
      }
    }

    @Override
    public boolean outOfReach() {
      return cut || at(peerOf(site)).isDead();
    }

    @Override
    public Answer vote(@Nullable DecidedStates base, Proposal proposal) throws IOException {
      OperatorVote there = reach();
      if (doublesRequest.getAsBoolean()) {
        there.vote(base, proposal);
      }
      return answered(there.vote(base, proposal));
    }

    @Override
    public Answer lead(Proposal proposal) throws IOException {
      return answered(reach().leadForOther(proposal));
    }

    private OperatorVote reach() throws IOException {
      if (outOfReach() || losesRequest.getAsBoolean()) {
        throw new IOException("the request is lost");
      }
      return at(peerOf(site)).vote();
    }

    private <T> T answered(T answer) throws IOException {
      if (cut || losesAnswer.getAsBoolean()) {
        throw new IOException("the answer is lost");
      }
      return answer;
    }

    @Override
    public VoterMemory load() {
      return memory;
    }

    @Override
    public void save(VoterMemory next) {
      if (diskFails.getAsBoolean()) {
        throw new UncheckedIOException(new IOException("the disk of " + site + " is full"));
      }
      memory = next;
    }

    @Override
    public Evidence about(@Nullable SiteStates states, Command command) {
      if (command instanceof Command.AboutSite about) {
        return seen.getOrDefault(about.site(), Evidence.NONE);
      }
      return new Evidence(Optional.empty(), Optional.of(database), false, false);
    }
  }
}
