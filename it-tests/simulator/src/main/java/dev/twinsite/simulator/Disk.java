package dev.twinsite.simulator;

import dev.twinsite.identity.Users;
import dev.twinsite.memory.MemoryAccounts;
import dev.twinsite.memory.MemoryAsks;
import dev.twinsite.memory.MemoryBank;
import dev.twinsite.memory.MemoryDatabase;
import dev.twinsite.memory.MemoryDeposits;
import dev.twinsite.memory.MemoryGrants;
import dev.twinsite.memory.MemoryMessages;
import dev.twinsite.memory.MemoryReadMarkers;
import dev.twinsite.memory.MemoryRevocations;
import dev.twinsite.memory.MemoryRooms;
import dev.twinsite.memory.MemorySigningKeys;
import dev.twinsite.memory.MemoryTransfers;
import dev.twinsite.memory.MemoryUsers;
import dev.twinsite.memory.MemoryWaitingTransfers;
import dev.twinsite.payment.Deposits;
import dev.twinsite.payment.Transfers;
import dev.twinsite.payment.WaitingTransfers;
import dev.twinsite.replication.memory.MemoryJournal;
import dev.twinsite.replication.memory.MemoryTransactions;
import dev.twinsite.site.SitePair;
import java.util.List;
import java.util.Optional;

/** One database of a site, with everything that survives a loss of power. */
final class Disk {

  final MemoryDatabase database = new MemoryDatabase();
  final MemoryTransactions transactions = new MemoryTransactions(database);
  final Watched watched = new Watched();
  final MemoryJournal journal;
  final Users users = watched.watch(new MemoryUsers(database));
  final MemoryBank bank;
  final MemoryAccounts accounts;
  final MemoryRooms rooms = new MemoryRooms(database);
  final MemoryMessages messages = new MemoryMessages(rooms);
  final MemoryReadMarkers markers = new MemoryReadMarkers(rooms);
  private final MemoryTransfers claims = new MemoryTransfers(database);
  final Transfers transfers = watched.watch(claims);
  final MemoryAsks asks = new MemoryAsks(database);
  final MemoryGrants grants = new MemoryGrants(database);
  final WaitingTransfers waiting;
  final Deposits deposits = watched.watch(new MemoryDeposits(database));
  final MemoryRevocations revocations = new MemoryRevocations(database);
  final MemorySigningKeys keys = new MemorySigningKeys(database);

  private Optional<Integer> stepsLeft = Optional.empty();
  private Runnable committed = () -> {};

  Disk(SitePair sites, Timeline time) {
    journal = new MemoryJournal(sites.own(), sites.peer(), database, time::wallMillis);
    bank = new MemoryBank(sites, database);
    waiting = watched.watch(new MemoryWaitingTransfers(claims, bank, asks));
    accounts = new MemoryAccounts(bank, users);
    database.beforeEachWrite(this::step);
    transactions.beforeEachCommit(this::step);
    transactions.afterEachCommit(
        () -> {
          committed.run();
          step();
        });
  }

  /** Whether no transfer waits for a right, and nobody for an answer. */
  boolean hasNothingToDecide() {
    return waiting.all().isEmpty() && asks.unanswered().isEmpty();
  }

  /** What waits for rights and answers, for people. */
  String undecided() {
    List<String> transfers =
        waiting.all().stream().map(it -> waiting.first(it) + " after " + asks.last(it)).toList();
    return "waiting " + transfers + " asked " + asks.unanswered().stream().map(asks::take).toList();
  }

  /** Something to be done after each commit. */
  void afterEachCommit(Runnable action) {
    committed = action;
  }

  /** Cuts the power in front of so many writes or commits, or behind a commit, from now on. */
  void dieIn(int steps) {
    stepsLeft = Optional.of(steps);
  }

  /** Whether the power is out. */
  boolean isDead() {
    return stepsLeft.filter(left -> left <= 0).isPresent();
  }

  void live() {
    stepsLeft = Optional.empty();
    watched.forget();
  }

  private void step() {
    if (stepsLeft.isPresent()) {
      stepsLeft = Optional.of(stepsLeft.get() - 1);
      if (isDead()) {
        throw new PowerCut();
      }
    }
  }
}
