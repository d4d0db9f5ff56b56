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
import dev.twinsite.site.SiteState;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
  private final Map<String, String> posted = new TreeMap<>();
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

  /** The decisive facts that were posted anywhere, and the claims that won. */
  Map<String, String> posted() {
    return posted;
  }

  /** What was on the old disk is gone. */
  void diskReplaced(SimulatedSite site) {
    fates.remove(site);
    accounts.remove(site);
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
    disk.journal.quarantine().ifPresent(why -> world.violated(site + " closes itself: " + why));
  }

  private void oneRegentAtMost() {
    boolean two = world.sites().stream().allMatch(Checks::isRegent);
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
    Fate before = fates.computeIfAbsent(site, any -> new HashMap<>()).put(key, fate);
    if (before != null && before != Fate.PENDING && before != fate) {
      world.violated(key + " was " + before + " at " + site + " and is " + fate);
    }
    Fate there = fates.getOrDefault(world.peerOf(site), Map.of()).get(key);
    if (fate != Fate.PENDING && there != null && there != Fate.PENDING && there != fate) {
      world.violated(key + " is " + fate + " at " + site + " and " + there + " at the other site");
    }
    if (fate == Fate.POSTED) {
      String other = posted.put(what, claim);
      if (other != null && !other.equals(claim)) {
        world.violated(what + " is posted twice: by " + other + " and by " + claim);
      }
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
      }
    }
  }
}
