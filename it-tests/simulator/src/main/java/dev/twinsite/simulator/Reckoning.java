package dev.twinsite.simulator;

import dev.twinsite.identity.User;
import dev.twinsite.identity.Username;
import dev.twinsite.messaging.Message;
import dev.twinsite.messaging.MessageId;
import dev.twinsite.messaging.Room;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.payment.AccountId;
import dev.twinsite.payment.DepositId;
import dev.twinsite.payment.DepositTerms;
import dev.twinsite.payment.PostedDeposit;
import dev.twinsite.payment.PostedTransfer;
import dev.twinsite.payment.TransferId;
import dev.twinsite.payment.TransferTerms;
import dev.twinsite.payment.Wallet;
import dev.twinsite.replication.Cursor;
import dev.twinsite.replication.engine.Pages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** What must be true when everything has been mended and nothing is on its way any more. */
final class Reckoning {

  private static final int ALL = 100_000;

  private final World world;
  private final Promises promises;
  private final RoomId room;

  Reckoning(World world, Promises promises, RoomId room) {
    this.world = world;
    this.promises = promises;
    this.room = room;
  }

  void check() {
    digestsAreEqual();
    everythingPostedIsPostedAtBothSites();
    rightsAreEqualAndNotBelowZero();
    balancesFollowFromWhatWasPosted();
    messagesAreEqual();
    nothingAcknowledgedIsMissing();
  }

  private void digestsAreEqual() {
    Pages pangyo = world.pangyo.disk().journal.pages();
    Pages ansan = world.ansan.disk().journal.pages();
    Cursor head = pangyo.head();
    if (!ansan.head().equals(head) || !pangyo.digest(head).equals(ansan.digest(head))) {
      world.violated(
          "pangyo holds %s at %s, ansan %s at %s"
              .formatted(pangyo.digest(head), head, ansan.digest(head), ansan.head()));
    }
  }

  private void everythingPostedIsPostedAtBothSites() {
    world
        .checks
        .posted()
        .forEach((what, claim) -> world.sites().forEach(site -> isPosted(site, what, claim)));
  }

  private void isPosted(SimulatedSite site, String what, String claim) {
    if (!claimPosted(site.disk(), what).filter(claim::equals).isPresent()) {
      world.violated(what + " of " + claim + " was posted and is not posted at " + site);
    }
  }

  /** Which claim to this thing is posted here. */
  static Optional<String> claimPosted(Disk disk, String what) {
    String[] words = what.split(" ", 2);
    return switch (words[0]) {
      case "transfer" ->
          disk.transfers
              .find(new TransferId(UUID.fromString(words[1])))
              .filter(PostedTransfer.class::isInstance)
              .map(transfer -> transfer.terms().accepted().origin().value());
      case "deposit" ->
          disk.deposits
              .find(new DepositId(UUID.fromString(words[1])))
              .filter(PostedDeposit.class::isInstance)
              .map(deposit -> deposit.terms().accepted().origin().value());
      default ->
          disk.users.findPosted(new Username(words[1])).map(user -> user.wallet().toString());
    };
  }

  private void rightsAreEqualAndNotBelowZero() {
    for (AccountId account : postedAccounts(world.pangyo.disk())) {
      Optional<Wallet> pangyo = world.pangyo.disk().bank.find(account);
      Optional<Wallet> ansan = world.ansan.disk().bank.find(account);
      if (pangyo.isEmpty() || ansan.isEmpty() || !isMirror(pangyo.get(), ansan.get())) {
        world.violated("pangyo knows %s, ansan %s".formatted(pangyo, ansan));
      }
    }
  }

  private static boolean isMirror(Wallet one, Wallet other) {
    boolean equal = one.own().equals(other.other()) && one.other().equals(other.own());
    boolean sound = one.own().balance() >= 0 && one.other().balance() >= 0;
    return equal && sound && one.own().held() == 0 && one.other().held() == 0;
  }

  private static List<AccountId> postedAccounts(Disk disk) {
    List<Username> names = new ArrayList<>(Clients.PEOPLE);
    for (int i = 1; i <= 5; i++) {
      names.add(new Username("guest" + i));
    }
    return disk.users.findPosted(names).values().stream().map(User::wallet).toList();
  }

  /** Also what was posted twice adds up to zero; so each account is counted by itself. */
  private void balancesFollowFromWhatWasPosted() {
    for (SimulatedSite site : world.sites()) {
      Map<String, Long> due = due(site.disk());
      for (AccountId account : postedAccounts(site.disk())) {
        long balance = site.disk().bank.find(account).map(Wallet::balance).orElse(0L);
        if (balance != due.getOrDefault(account.toString(), 0L)) {
          world.violated(
              "%s has %d at %s, and should have %s"
                  .formatted(account, balance, site, due.get(account.toString())));
        }
      }
    }
  }

  private Map<String, Long> due(Disk disk) {
    Map<String, Long> due = new TreeMap<>();
    for (String what : world.checks.posted().keySet()) {
      String[] words = what.split(" ", 2);
      if (words[0].equals("transfer")) {
        disk.transfers
            .find(new TransferId(UUID.fromString(words[1])))
            .ifPresent(transfer -> add(due, transfer.terms()));
      } else if (words[0].equals("deposit")) {
        disk.deposits
            .find(new DepositId(UUID.fromString(words[1])))
            .ifPresent(deposit -> add(due, deposit.terms()));
      }
    }
    return due;
  }

  private static void add(Map<String, Long> due, TransferTerms terms) {
    due.merge(terms.debtor().toString(), -terms.money().minorUnits(), Long::sum);
    due.merge(terms.creditor().toString(), terms.money().minorUnits(), Long::sum);
  }

  private static void add(Map<String, Long> due, DepositTerms terms) {
    due.merge(terms.account().toString(), terms.money().minorUnits(), Long::sum);
  }

  private void messagesAreEqual() {
    List<Message> pangyo = messages(world.pangyo.disk());
    List<Message> ansan = messages(world.ansan.disk());
    if (!pangyo.equals(ansan)) {
      world.violated("pangyo shows %s, ansan %s".formatted(pangyo, ansan));
    }
  }

  private List<Message> messages(Disk disk) {
    Optional<Room> opened = disk.rooms.find(room);
    return opened
        .map(known -> disk.messages.history(known.opening(), Optional.empty(), ALL))
        .orElse(List.of());
  }

  private void nothingAcknowledgedIsMissing() {
    for (SimulatedSite site : world.sites()) {
      List<Message> all = messages(site.disk());
      promises.said().stream()
          .filter(Promises.Said::isOwed)
          .filter(said -> all.stream().noneMatch(message -> is(message, said)))
          .findFirst()
          .ifPresent(said -> world.violated(said + " is missing at " + site));
    }
  }

  private static boolean is(Message message, Promises.Said said) {
    MessageId id = said.id();
    return message.chosenId().equals(id)
        && message.text().equals(said.text().value())
        && message.sender().equals(said.sender());
  }
}
