package dev.twinsite.quorum;

import dev.twinsite.quorum.Command.AboutSite;
import dev.twinsite.quorum.Command.Admit;
import dev.twinsite.quorum.Command.DeclareLost;
import dev.twinsite.quorum.OtherServer.Answer;
import dev.twinsite.quorum.Outcome.Accepted;
import dev.twinsite.quorum.Outcome.Rejected;
import dev.twinsite.quorum.Outcome.Undecided;
import dev.twinsite.quorum.VoterMemory.InDoubt;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.SiteName;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Three votes: the two ops servers and a person. Two of them make a decision.
 *
 * <p>As long as the ops servers reach each other, both must accept a proposal. If the other one is
 * out of reach, a person's command stands for its vote, but only to declare the other site lost or
 * to admit one's own.
 */
/*
 * How two voters agree without ever deciding twice on one epoch.
 *
 * The voter of the smaller site name leads. It saves its own vote before it asks the follower, and
 * the follower saves vote and decision in one step: when the follower accepts, two votes are
 * saved, and the decision is taken. So the follower never doubts; the leader may, when the answer
 * is lost. A vote in doubt stays on the leader's disk and is sent again, under the same id, until
 * the follower answers; meanwhile the leader accepts nothing else for that epoch. A follower that
 * wants something hands its proposal to the leader.
 *
 * If the link breaks while a vote is in doubt and a person declares the follower's site lost, the
 * person's vote first completes the one in doubt and then takes the next epoch. Had the leader
 * dropped it instead, leader and follower could hold two different decisions of one epoch.
 *
 * What this cannot prevent: over a cut cable two people can vote differently at both ends, each
 * one the majority of its side. The states of one epoch then differ; the voters notice when they
 * meet, refuse everything, and a person chooses the survivor by admitting it. With a third voter
 * that is one process rather than any number of people, this cannot happen.
 */
public final class OperatorVote implements Quorum {

  private static final int REMEMBERED_REJECTIONS = 256;

  /** How long a proposal waits for another one that is on its way, in milliseconds. */
  private static final long PATIENCE_MILLIS = 1000;

  private final SiteName own;
  private final SiteName peer;
  private final VoterStore store;
  private final OtherServer other;
  private final EvidenceSource evidence;
  private final List<Consumer<SiteStates>> listeners = new CopyOnWriteArrayList<>();

  /** Held by the leader while a proposal is on its way, so that there is one at a time. */
  private final ReentrantLock leading = new ReentrantLock(true);

  private final Object lock = new Object();
  private final Map<UUID, Rejected> rejections = new Recent();
  private final AtomicReference<@Nullable SiteStates> announced = new AtomicReference<>();
  private VoterMemory memory;
  private @Nullable SiteStates otherSurvivor;

  /**
   * The voter of a site, with what it remembers.
   *
   * @throws IllegalArgumentException if both sites have the same name
   * @throws java.io.UncheckedIOException if its memory cannot be read
   */
  public OperatorVote(
      SiteName own, SiteName peer, VoterStore store, OtherServer other, EvidenceSource evidence) {
    if (own.equals(peer)) {
      throw new IllegalArgumentException("both sites are called " + own);
    }
    this.own = own;
    this.peer = peer;
    this.store = store;
    this.other = other;
    this.evidence = evidence;
    this.memory = store.load();
    this.announced.set(current().orElse(null));
  }

  @Override
  public Optional<SiteStates> current() {
    return Optional.ofNullable(held()).map(DecidedStates::states);
  }

  /** The states and how they came about; null before the sites have been admitted. */
  public @Nullable DecidedStates held() {
    synchronized (lock) {
      return memory.decided();
    }
  }

  /** Whether this voter has given a vote whose effect it does not know. */
  public boolean isInDoubt() {
    synchronized (lock) {
      return memory.inDoubt() != null;
    }
  }

  /** Whether the states were read back from the site's database and may be old. */
  public boolean isSecondHand() {
    synchronized (lock) {
      return memory.secondHand();
    }
  }

  /**
   * Takes the states over that the site's database holds, if this voter remembers none or older
   * ones: its memory was lost or replaced by an old copy.
   */
  public void recover(SiteStates written) {
    synchronized (lock) {
      if (current().filter(held -> !written.epoch().isAfter(held.epoch())).isEmpty()) {
        save(new VoterMemory(new DecidedStates(written, List.of()), null, true));
      }
    }
    notifyOfChange();
  }

  /**
   * The states that the other ops server held at the last meeting, if they have our epoch and
   * differ from ours.
   */
  public Optional<SiteStates> otherSurvivor() {
    synchronized (lock) {
      return Optional.ofNullable(otherSurvivor);
    }
  }

  /** Whether this voter puts proposals to the vote when both can be reached. */
  public boolean leads() {
    return own.compareTo(peer) < 0;
  }

  @Override
  public Runnable subscribe(Consumer<SiteStates> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public Optional<Rejected> objection(Proposal proposal) {
    if (otherSurvivor().isEmpty()) {
      return refusedByRule(proposal);
    }
    boolean admits = proposal.command() instanceof Admit;
    return admits ? Optional.empty() : Optional.of(twoSurvivors());
  }

  @Override
  public Outcome propose(Proposal proposal) {
    Outcome outcome = remembered(proposal, noStates(proposal).orElseGet(() -> decide(proposal)));
    notifyOfChange();
    return outcome;
  }

  private Outcome decide(Proposal proposal) {
    return leads() ? lead(proposal, true) : follow(proposal);
  }

  /** Puts a proposal of the other ops server to the vote. */
  public Answer leadForOther(Proposal proposal) {
    Outcome outcome = remembered(proposal, leads() ? lead(proposal, false) : refuseToLead());
    notifyOfChange();
    return new Answer(outcome, held());
  }

  /** Votes on a proposal that the other ops server has accepted. */
  public Answer vote(@Nullable DecidedStates base, Proposal proposal) {
    meet(base);
    Answer answer;
    synchronized (lock) {
      Outcome outcome = ended(proposal).orElseGet(() -> castVote(base, proposal));
      answer = new Answer(outcome, memory.decided());
    }
    notifyOfChange();
    return answer;
  }

  /**
   * Compares the states with those of the other voter and adopts them if they are newer.
   *
   * @param theirs what the other voter holds
   */
  public Meeting meet(@Nullable DecidedStates theirs) {
    Meeting meeting;
    synchronized (lock) {
      meeting = compareAndAdopt(theirs);
      otherSurvivor = meeting == Meeting.TWO_SURVIVORS && theirs != null ? theirs.states() : null;
    }
    notifyOfChange();
    return meeting;
  }

  /** Sends a vote in doubt again. To be called whenever the other ops server has been reached. */
  public void settle() {
    if (!isInDoubt() || !leading.tryLock()) {
      return;
    }
    try {
      settleInDoubt();
    } finally {
      leading.unlock();
    }
    notifyOfChange();
  }

  // --- the leader

  private Outcome lead(Proposal proposal, boolean person) {
    if (!takesTheLead()) {
      return new Undecided("another proposal is being voted on");
    }
    try {
      return endedLocked(proposal).orElseGet(() -> leadLocked(proposal, person));
    } finally {
      leading.unlock();
    }
  }

  /** However many propose at once, nobody waits for long. */
  private boolean takesTheLead() {
    try {
      return leading.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Outcome leadLocked(Proposal proposal, boolean person) {
    boolean alone = person && other.outOfReach();
    if (isInDoubt(proposal)) {
      return alone ? completeWithPerson(proposal) : settleInDoubt();
    }
    Optional<Outcome> refusal = refusalBeforeVote(proposal, person);
    return refusal.orElseGet(() -> alone ? decideWithPerson(proposal) : putToVote(proposal));
  }

  private Outcome putToVote(Proposal proposal) {
    settleAnother();
    return accept(proposal).orElseGet(this::settleInDoubt);
  }

  private void settleAnother() {
    if (isInDoubt()) {
      settleInDoubt();
    }
  }

  /** Gives this voter's own vote, durably; a refusal if it cannot be given. */
  private Optional<Outcome> accept(Proposal proposal) {
    synchronized (lock) {
      InDoubt before = memory.inDoubt();
      if (before != null) {
        return Optional.of(inDoubtRefusal(before));
      }
      Verdict verdict = judge(proposal);
      if (verdict instanceof Verdict.Rejected no) {
        return Optional.of(new Rejected(no.rule(), no.detail()));
      }
      SiteStates next = ((Verdict.Accepted) verdict).next();
      save(memory.doubting(new InDoubt(proposal, next)));
      return Optional.empty();
    }
  }

  /** Asks the follower about the vote in doubt, if there is one. */
  private Outcome settleInDoubt() {
    InDoubt doubt = inDoubt();
    if (doubt == null) {
      return new Undecided("nothing is in doubt");
    }
    try {
      return settled(doubt, other.vote(held(), doubt.proposal()));
    } catch (IOException e) {
      return new Undecided("the ops server of " + peer + " did not answer: " + e.getMessage());
    }
  }

  private Outcome settled(InDoubt doubt, Answer answer) {
    meet(answer.held());
    synchronized (lock) {
      Optional<Outcome> ended = ended(doubt.proposal());
      return ended.orElseGet(() -> settledBy(doubt, answer.outcome()));
    }
  }

  private Outcome settledBy(InDoubt doubt, Outcome outcome) {
    if (!doubt.equals(memory.inDoubt())) {
      return new Rejected(Rule.STALE_EPOCH, "another decision came first");
    }
    if (outcome instanceof Accepted) {
      return commit(doubt.proposal(), doubt.next());
    }
    if (outcome instanceof Rejected refusal) {
      save(memory.withoutDoubt());
      return remembered(doubt.proposal(), refusal);
    }
    return outcome;
  }

  // --- the follower

  private Outcome follow(Proposal proposal) {
    Optional<Outcome> known = endedLocked(proposal).or(() -> refusalBeforeVote(proposal, true));
    if (known.isPresent()) {
      return known.get();
    }
    if (other.outOfReach()) {
      return decideWithPerson(proposal);
    }
    return handToLeader(proposal);
  }

  private Outcome handToLeader(Proposal proposal) {
    try {
      Answer answer = other.lead(proposal);
      meet(answer.held());
      return endedLocked(proposal).orElseGet(answer::outcome);
    } catch (IOException e) {
      return new Undecided("the ops server of " + peer + " did not answer: " + e.getMessage());
    }
  }

  private Outcome castVote(@Nullable DecidedStates base, Proposal proposal) {
    if (otherSurvivor != null) {
      return twoSurvivors();
    }
    if (isBehind(base)) {
      return new Rejected(Rule.STALE_EPOCH, "the ops server of " + own + " holds newer states");
    }
    Verdict verdict = judge(proposal);
    if (verdict instanceof Verdict.Rejected no) {
      String detail = no.detail() + " (vote of " + own + "-ops)";
      return remembered(proposal, new Rejected(no.rule(), detail));
    }
    return commit(proposal, ((Verdict.Accepted) verdict).next());
  }

  private boolean isBehind(@Nullable DecidedStates base) {
    DecidedStates held = memory.decided();
    return held != null && (base == null || held.states().epoch().isAfter(base.states().epoch()));
  }

  // --- a person's vote

  private Outcome decideWithPerson(Proposal proposal) {
    if (!mayBeCarriedByPerson(proposal.command())) {
      return refusedByRule(proposal).orElseGet(this::noMajority);
    }
    synchronized (lock) {
      return ended(proposal)
          .or(() -> memoryLost(proposal.command()))
          .orElseGet(() -> commitWithPerson(proposal));
    }
  }

  /** A person's vote for the very proposal whose vote is in doubt. */
  private Outcome completeWithPerson(Proposal proposal) {
    return mayBeCarriedByPerson(proposal.command())
        ? decideWithPerson(proposal)
        : new Undecided("the ops server of " + peer + " may have accepted it, and does not answer");
  }

  /** A person may vouch for states that may be old, but not build on them unawares. */
  private Optional<Outcome> memoryLost(Command command) {
    boolean unaware = memory.secondHand() && !(command instanceof Admit);
    return unaware
        ? Optional.of(
            new Rejected(
                Rule.MEMORY_LOST,
                "the ops server of "
                    + own
                    + " has only what its database held; admit the site first, if you know that "
                    + peer
                    + " has decided nothing since"))
        : Optional.empty();
  }

  private Outcome commitWithPerson(Proposal proposal) {
    InDoubt doubt = memory.inDoubt();
    if (doubt == null) {
      return commitWithPerson(proposal, current().orElse(null), () -> {});
    }
    if (doubt.proposal().id().equals(proposal.id())) {
      return commit(proposal, doubt.next());
    }
    return commitWithPerson(
        rebased(proposal, doubt), doubt.next(), () -> commit(doubt.proposal(), doubt.next()));
  }

  private Outcome commitWithPerson(Proposal proposal, @Nullable SiteStates base, Runnable before) {
    Verdict verdict = SiteRules.decide(base, proposal, evidence.about(base, proposal.command()));
    if (verdict instanceof Verdict.Rejected no) {
      return new Rejected(no.rule(), no.detail());
    }
    before.run();
    return commit(proposal, ((Verdict.Accepted) verdict).next());
  }

  /**
   * The proposal as it reads once the vote in doubt has been completed. A person who names the
   * epoch before it has seen nothing newer, so the command is meant for what follows.
   */
  private Proposal rebased(Proposal proposal, InDoubt doubt) {
    Optional<Epoch> before = current().map(SiteStates::epoch);
    boolean meant =
        proposal.command() instanceof AboutSite command
            && before.filter(command.epoch()::equals).isPresent();
    return meant ? proposal.basedOn(doubt.next().epoch()) : proposal;
  }

  private boolean mayBeCarriedByPerson(Command command) {
    return (command instanceof DeclareLost lost && lost.site().equals(peer))
        || (command instanceof Admit admit && admit.site().equals(own));
  }

  // --- both

  private Optional<Outcome> refusalBeforeVote(Proposal proposal, boolean person) {
    boolean admits = proposal.command() instanceof Admit;
    if (otherSurvivor().isPresent()) {
      return Optional.of(admits && person ? decideWithPerson(proposal) : twoSurvivors());
    }
    boolean needless = admits && !(person && other.outOfReach());
    return needless
        ? Optional.of(refusedByRule(proposal).orElseGet(this::notNeeded))
        : Optional.empty();
  }

  /** Who holds no states cannot know what a command about them means. */
  private Optional<Outcome> noStates(Proposal proposal) {
    boolean meaningless = held() == null && proposal.command() instanceof AboutSite;
    return meaningless ? refusedByRule(proposal).map(Outcome.class::cast) : Optional.empty();
  }

  private Optional<Rejected> refusedByRule(Proposal proposal) {
    synchronized (lock) {
      return judge(proposal) instanceof Verdict.Rejected no
          ? Optional.of(new Rejected(no.rule(), no.detail()))
          : Optional.empty();
    }
  }

  /** A refusal stays: a copy of the proposal that comes late is not judged again. */
  private Outcome remembered(Proposal proposal, Outcome outcome) {
    if (outcome instanceof Rejected rejected) {
      synchronized (lock) {
        rejections.putIfAbsent(proposal.id(), rejected);
      }
    }
    return outcome;
  }

  private Optional<Outcome> endedLocked(Proposal proposal) {
    synchronized (lock) {
      return ended(proposal);
    }
  }

  private Optional<Outcome> ended(Proposal proposal) {
    DecidedStates held = memory.decided();
    if (held != null && held.contain(proposal.id())) {
      return Optional.of(new Accepted(held.states()));
    }
    return Optional.ofNullable(rejections.get(proposal.id()));
  }

  private Verdict judge(Proposal proposal) {
    SiteStates states = current().orElse(null);
    return SiteRules.decide(states, proposal, evidence.about(states, proposal.command()));
  }

  private Accepted commit(Proposal proposal, SiteStates next) {
    var decided = DecidedStates.following(memory.decided(), next, proposal.id());
    save(new VoterMemory(decided, null, false));
    otherSurvivor = null;
    return new Accepted(next);
  }

  private Meeting compareAndAdopt(@Nullable DecidedStates theirs) {
    DecidedStates ours = memory.decided();
    if (theirs == null) {
      return ours == null ? Meeting.BOTH_NEW : Meeting.AHEAD;
    }
    if (ours == null || theirs.states().epoch().isAfter(ours.states().epoch())) {
      save(new VoterMemory(theirs, null, false));
      return ours == null || theirs.continueFrom(ours) ? Meeting.ADOPTED : Meeting.OVERRULED;
    }
    if (ours.states().epoch().isAfter(theirs.states().epoch())) {
      return Meeting.AHEAD;
    }
    return ours.states().grantTheSameAs(theirs.states()) ? agreed() : Meeting.TWO_SURVIVORS;
  }

  private Meeting agreed() {
    if (memory.secondHand()) {
      save(memory.confirmed());
    }
    return Meeting.AGREED;
  }

  private void save(VoterMemory next) {
    store.save(next);
    memory = next;
  }

  private boolean isInDoubt(Proposal proposal) {
    InDoubt doubt = inDoubt();
    return doubt != null && doubt.proposal().id().equals(proposal.id());
  }

  private @Nullable InDoubt inDoubt() {
    synchronized (lock) {
      return memory.inDoubt();
    }
  }

  private Rejected inDoubtRefusal(InDoubt doubt) {
    return new Rejected(
        Rule.PROPOSAL_IN_DOUBT,
        "the ops server of " + peer + " may have accepted " + doubt.proposal().command());
  }

  private Rejected noMajority() {
    return new Rejected(
        Rule.NO_MAJORITY,
        "the ops server of " + peer + " is out of reach, and a person cannot vote in its place");
  }

  private Rejected notNeeded() {
    return new Rejected(
        Rule.NOT_NEEDED, "the ops server of " + peer + " answers; the states are agreed with it");
  }

  private Rejected twoSurvivors() {
    return new Rejected(
        Rule.TWO_SURVIVORS,
        "the ops servers hold different states of one epoch; admit the site that is to survive");
  }

  private Rejected refuseToLead() {
    return new Rejected(Rule.NO_MAJORITY, "the ops server of " + own + " does not lead");
  }

  private void notifyOfChange() {
    SiteStates states = current().orElse(null);
    if (states != null && !states.equals(announced.getAndSet(states))) {
      listeners.forEach(listener -> listener.accept(states));
    }
  }

  /** The latest rejections, so that a late copy of a vote request gets the answer it got before. */
  private static final class Recent extends LinkedHashMap<UUID, Rejected> {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<UUID, Rejected> eldest) {
      return size() > REMEMBERED_REJECTIONS;
    }
  }
}
