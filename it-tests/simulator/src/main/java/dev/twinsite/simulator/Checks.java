package dev.twinsite.simulator;

import dev.twinsite.identity.User;
import dev.twinsite.payment.AccountId;
import dev.twinsite.payment.Deposit;
import dev.twinsite.payment.PendingDeposit;
import dev.twinsite.payment.PendingTransfer;
import dev.twinsite.payment.PostedDeposit;
import dev.twinsite.payment.PostedTransfer;
import dev.twinsite.payment.Transfer;
import dev.twinsite.payment.WaitingTransfer;
import dev.twinsite.payment.Wallet;
import dev.twinsite.quorum.SiteStates;
import dev.twinsite.simulator.VoterLog.Entry;
import dev.twinsite.site.Position;
import dev.twinsite.site.SiteState;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What must hold after every commit and every ruling, and what must be true in the end. */
final class Checks {

  /** What has become of a decisive fact. */
  enum Fate {
    PENDING,
    POSTED,
    VOIDED
  }

  private final World world;
  private final Map<SimulatedSite, Map<String, Fate>> fates = new HashMap<>();
  private final Map<SimulatedSite, TreeSet<AccountId>> accounts = new HashMap<>();
  private final Map<String, Set<String>> posted = new TreeMap<>();
  private final Set<String> listed = new HashSet<>();
  private final Set<SimulatedSite> overruled = new HashSet<>();
  private boolean admitted;
  private final Map<Integer, Entry> rulings = new HashMap<>();
  private final Map<Long, SiteStates> epochs = new HashMap<>();
  private long commits;

  Checks(World world) {
    this.world = world;
  }

  /** How many transactions have been checked. */
  long commits() {
    return commits;
  }

  /** How many decisive facts have been posted anywhere. */
  int postedCount() {
    return posted.size();
  }

  /** How many epochs there were. */
  int epochCount() {
    return epochs.size();
  }

  /**
   * The decisive facts that were posted anywhere, and the claims that won; without those that an
   * overruled regent has listed.
   */
  Map<String, String> posted() {
    Map<String, String> owed = new TreeMap<>();
    posted.forEach(
        (what, claims) ->
            claims.stream()
                .filter(claim -> !isListed(what, claim))
                .forEach(claim -> owe(owed, what, claim)));
    return owed;
  }

  private void owe(Map<String, String> owed, String what, String claim) {
    String other = owed.put(what, claim);
    if (other != null) {
      world.violated(what + " is posted twice: by " + other + " and by " + claim);
    }
  }

  private boolean isListed(String what, String claim) {
    return listed.contains(what + " of " + claim) && !isPostedAnywhere(what, claim);
  }

  private boolean isPostedAnywhere(String what, String claim) {
    return world.sites().stream()
        .anyMatch(
            site -> Reckoning.claimPosted(site.disk(), what).filter(claim::equals).isPresent());
  }

  /** Whether this site's database is that of a regent that the other site was admitted over. */
  boolean isOverruled(SimulatedSite site) {
    return overruled.contains(site);
  }

  /** What was on the old disk is gone; an overruled regent has listed what it had posted. */
  void diskReplaced(SimulatedSite site, Disk old) {
    if (overruled.remove(site)) {
      old.journal.pages().postedAlone(Position.START, Integer.MAX_VALUE).stream()
          .flatMap(entry -> entry.envelope().claim().stream())
          .map(claim -> claim.replaceFirst("^username:", "user:").replaceFirst(":", " "))
          .forEach(what -> list(old, what));
    }
    fates.remove(site);
    accounts.remove(site);
  }

  private void list(Disk disk, String what) {
    String kind = what.substring(0, what.indexOf(' '));
    if (Set.of("transfer", "deposit", "user").contains(kind)) {
      Reckoning.claimPosted(disk, what).ifPresent(claim -> listed.add(what + " of " + claim));
    }
  }

  // --- after every commit

  void committed(SimulatedSite site, Disk disk) {
    commits++;
    noMoneyCreatedOrLost(site, disk);
    nothingIsIsolated(site, disk);
    oneRegentAtMost();
    decidedOnceAndForGood(site, disk);
    noRightBelowZero(site, disk);
  }

  private void noMoneyCreatedOrLost(SimulatedSite site, Disk disk) {
    if (disk.bank.total() != 0) {
      world.violated("all accounts of " + site + " together hold " + disk.bank.total());
    }
  }

  private void nothingIsIsolated(SimulatedSite site, Disk disk) {
    disk.journal.poison().stream()
        .findFirst()
        .ifPresent(what -> world.violated(site + " could not handle an event: " + what));
    disk.journal
        .quarantine()
        .filter(why -> !overruled.contains(site))
        .ifPresent(why -> world.violated(site + " closes itself: " + why));
  }

  private void oneRegentAtMost() {
    boolean two = overruled.isEmpty() && world.sites().stream().allMatch(Checks::isRegent);
    if (two) {
      world.violated("both sites are regent");
    }
  }

  /** A site that is rebuilt hears of regencies that are over, its own among them. */
  private static boolean isRegent(SimulatedSite site) {
    boolean active =
        site.disk()
            .journal
            .states()
            .filter(states -> states.own().state() == SiteState.ACTIVE)
            .isPresent();
    return active && site.isRegent();
  }

  private void decidedOnceAndForGood(SimulatedSite site, Disk disk) {
    Watched.Touched touched = disk.watched.take();
    touched
        .transfers()
        .forEach(
            one ->
                disk.transfers
                    .find(one.terms().id(), one.terms().accepted().origin())
                    .ifPresent(now -> decided(site, now)));
    touched
        .deposits()
        .forEach(
            one ->
                disk.deposits
                    .find(one.terms().id(), one.terms().accepted().origin())
                    .ifPresent(now -> decided(site, now)));
    touched.users().forEach(wallet -> decided(site, disk, wallet));
  }

  private void decided(SimulatedSite site, Transfer transfer) {
    Fate fate =
        transfer instanceof PostedTransfer
            ? Fate.POSTED
            : transfer instanceof PendingTransfer || transfer instanceof WaitingTransfer
                ? Fate.PENDING
                : Fate.VOIDED;
    decided(
        site,
        "transfer " + transfer.terms().id(),
        transfer.terms().accepted().origin().value(),
        fate);
  }

  private void decided(SimulatedSite site, Deposit deposit) {
    Fate fate =
        deposit instanceof PostedDeposit
            ? Fate.POSTED
            : deposit instanceof PendingDeposit ? Fate.PENDING : Fate.VOIDED;
    decided(
        site, "deposit " + deposit.terms().id(), deposit.terms().accepted().origin().value(), fate);
  }

  private void decided(SimulatedSite site, Disk disk, AccountId wallet) {
    Optional<User> user = disk.users.find(wallet);
    user.ifPresent(
        known ->
            decided(
                site,
                "user " + known.username(),
                wallet.toString(),
                Fate.valueOf(known.state().name())));
    accounts.computeIfAbsent(site, any -> new TreeSet<>(BY_TEXT)).add(wallet);
  }

  private static final Comparator<AccountId> BY_TEXT = Comparator.comparing(AccountId::toString);

  /** A decision is never taken back, and is the same everywhere. */
  private void decided(SimulatedSite site, String what, String claim, Fate fate) {
    String key = what + " of " + claim;
    if (fate == Fate.POSTED) {
      posted(what, claim);
    }
    if (overruled.contains(site)) {
      return;
    }
    Fate before = fates.computeIfAbsent(site, any -> new HashMap<>()).put(key, fate);
    if (before != null && before != Fate.PENDING && before != fate) {
      world.violated(key + " was " + before + " at " + site + " and is " + fate);
    }
    Fate there = fates.getOrDefault(world.peerOf(site), Map.of()).get(key);
    if (fate != Fate.PENDING && there != null && there != Fate.PENDING && there != fate) {
      world.violated(key + " is " + fate + " at " + site + " and " + there + " at the other site");
    }
  }

  /** After an admission the other claim may be one that an overruled regent has yet to list. */
  private void posted(String what, String claim) {
    Set<String> claims = posted.computeIfAbsent(what, any -> new TreeSet<>());
    claims.add(claim);
    if (claims.size() > 1 && !admitted) {
      world.violated(what + " is posted twice: by " + claims);
    }
  }

  private void noRightBelowZero(SimulatedSite site, Disk disk) {
    for (AccountId account : accounts.getOrDefault(site, new TreeSet<>(BY_TEXT))) {
      Optional<Wallet> wallet = disk.bank.find(account);
      wallet
          .map(Wallet::own)
          .filter(own -> own.balance() < own.held() || own.held() < 0)
          .ifPresent(own -> world.violated("overdrawn at " + site + ": " + own));
    }
  }

  // --- after every ruling

  /** What a majority has ruled is ruled for every voter. */
  void ruled(Voter voter, int place, Entry entry) {
    Entry before = rulings.putIfAbsent(place, entry);
    if (before != null && before != entry && !before.equals(entry)) {
      world.violated(
          "ruling "
              + place
              + " is "
              + entry
              + " for "
              + voter
              + ", and was "
              + before
              + " for another voter");
    }
  }

  /** An epoch means the same for everybody. */
  void learnt(Voter voter) {
    Optional<SiteStates> states = voter.state().states();
    if (states.isPresent()) {
      SiteStates before = epochs.putIfAbsent(states.get().epoch().value(), states.get());
      if (before != null && !before.equals(states.get())) {
        world.violated(
            "epoch %s is %s for %s and was %s for another voter"
                .formatted(states.get().epoch(), states.get(), voter, before));
      } else if (before == null) {
        world.trace.add("quorum", "decides %s", states.get());
        noticeAdmission(states.get());
      }
    }
  }

  /** A site that was out decides, and the other one is LOST, by one decision. */
  private void noticeAdmission(SiteStates now) {
    SiteStates before = epochs.get(now.epoch().value() - 1);
    for (SimulatedSite site : world.sites()) {
      boolean left =
          before != null
              && before.stateOf(site.name) == SiteState.ACTIVE
              && before.peerOf(site.name).state() != SiteState.ACTIVE
              && now.stateOf(site.name) == SiteState.LOST;
      if (now.stateOf(site.name) == SiteState.ACTIVE) {
        overruled.remove(site);
      } else if (left) {
        admitted = true;
        overruled.add(site);
        fates.remove(site);
      }
    }
  }
}
