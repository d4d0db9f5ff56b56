package dev.twinsite.app.simulation;

import dev.twinsite.app.facts.Accepted;
import dev.twinsite.app.facts.FactHandler;
import dev.twinsite.app.facts.Outbox;
import dev.twinsite.app.facts.SiteClock;
import dev.twinsite.app.store.Sessions;
import dev.twinsite.app.store.SiteDatabase;
import dev.twinsite.app.wire.DomainEventCodec;
import dev.twinsite.identity.DisplayName;
import dev.twinsite.identity.PasswordHasher;
import dev.twinsite.identity.RegistrationOutcome;
import dev.twinsite.identity.Username;
import dev.twinsite.identity.Users;
import dev.twinsite.identity.jpa.IdentityApplier;
import dev.twinsite.identity.jpa.JpaRevocations;
import dev.twinsite.identity.jpa.JpaSigningKeys;
import dev.twinsite.identity.jpa.JpaUsers;
import dev.twinsite.identity.usecase.ClaimUsername;
import dev.twinsite.identity.usecase.RegisterUser;
import dev.twinsite.messaging.DirectRoom;
import dev.twinsite.messaging.MarkReadOutcome;
import dev.twinsite.messaging.MembershipOutcome;
import dev.twinsite.messaging.MessageId;
import dev.twinsite.messaging.MessageText;
import dev.twinsite.messaging.Messages;
import dev.twinsite.messaging.OpenRoomOutcome;
import dev.twinsite.messaging.PostMessageOutcome;
import dev.twinsite.messaging.ReadMarkers;
import dev.twinsite.messaging.ReviseMessageOutcome;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.messaging.RoomName;
import dev.twinsite.messaging.Rooms;
import dev.twinsite.messaging.jpa.JpaMessages;
import dev.twinsite.messaging.jpa.JpaReadMarkers;
import dev.twinsite.messaging.jpa.JpaRooms;
import dev.twinsite.messaging.jpa.MessagingApplier;
import dev.twinsite.messaging.usecase.ChangeMembers;
import dev.twinsite.messaging.usecase.Conversations;
import dev.twinsite.messaging.usecase.History;
import dev.twinsite.messaging.usecase.MarkRead;
import dev.twinsite.messaging.usecase.MessageView;
import dev.twinsite.messaging.usecase.OpenRoom;
import dev.twinsite.messaging.usecase.PostMessage;
import dev.twinsite.messaging.usecase.ReviseMessage;
import dev.twinsite.messaging.usecase.RoomView;
import dev.twinsite.payment.AccountId;
import dev.twinsite.payment.Accounts;
import dev.twinsite.payment.DepositId;
import dev.twinsite.payment.DepositOutcome;
import dev.twinsite.payment.Deposits;
import dev.twinsite.payment.Ledger;
import dev.twinsite.payment.Money;
import dev.twinsite.payment.SpendingRights;
import dev.twinsite.payment.Transfer;
import dev.twinsite.payment.TransferId;
import dev.twinsite.payment.TransferOutcome;
import dev.twinsite.payment.TransferRequest;
import dev.twinsite.payment.Transfers;
import dev.twinsite.payment.WaitingTransfers;
import dev.twinsite.payment.Wallet;
import dev.twinsite.payment.jpa.JpaAccounts;
import dev.twinsite.payment.jpa.JpaAsks;
import dev.twinsite.payment.jpa.JpaDeposits;
import dev.twinsite.payment.jpa.JpaGrants;
import dev.twinsite.payment.jpa.JpaLedger;
import dev.twinsite.payment.jpa.JpaSpendingRights;
import dev.twinsite.payment.jpa.JpaTransfers;
import dev.twinsite.payment.jpa.JpaWaitingTransfers;
import dev.twinsite.payment.jpa.PaymentApplier;
import dev.twinsite.payment.jpa.RightApplier;
import dev.twinsite.payment.usecase.AnswerAsk;
import dev.twinsite.payment.usecase.AskForRight;
import dev.twinsite.payment.usecase.DecideWaiting;
import dev.twinsite.payment.usecase.MakeDeposit;
import dev.twinsite.payment.usecase.MakeTransfer;
import dev.twinsite.payment.usecase.WalletView;
import dev.twinsite.payment.usecase.Wallets;
import dev.twinsite.site.DecisionMode;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SitePair;
import dev.twinsite.time.SteadyClock;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Everything that runs in one site, but no server. */
final class SimulatedSite {

  private static final PasswordHasher PLAIN =
      new PasswordHasher() {
        @Override
        public String hash(String password) {
          return "plain:" + password;
        }

        @Override
        public boolean matches(String password, String hash) {
          return hash.equals(hash(password));
        }
      };

  final SiteName name;
  final ListJournal journal;
  final FactHandler handler;
  final Ledger ledger;
  final Transfers transfers;

  private final SiteDatabase database;
  private final Accounts accounts;
  private final SpendingRights rights;
  private final RegisterUser registerUser;
  private final OpenRoom openRoom;
  private final ChangeMembers changeMembers;
  private final PostMessage postMessage;
  private final ReviseMessage reviseMessage;
  private final MarkRead markRead;
  private final Conversations conversations;
  private final MakeDeposit makeDeposit;
  private final MakeTransfer makeTransfer;
  private final Wallets wallets;
  private final WaitingTransfers waiting;
  private final AnswerAsk answerAsk;
  private final DecideWaiting decideWaiting;

  SimulatedSite(SitePair sites, InstantSource wall) {
    name = sites.own();
    database = SiteDatabase.of(name);
    journal = new ListJournal(name);
    Sessions sessions = database.sessions();
    var codec = new DomainEventCodec();
    var outbox = new Outbox(journal, codec, sites);
    var clock = new SiteClock(believed(wall), sites);
    Users users = new JpaUsers(sessions);
    accounts = new JpaAccounts(sessions, sites);
    rights = new JpaSpendingRights(sessions, sites);
    ledger = new JpaLedger(sessions);
    transfers = new JpaTransfers(sessions);
    Deposits deposits = new JpaDeposits(sessions);
    Rooms rooms = new JpaRooms(sessions);
    Messages messages = new JpaMessages(sessions);
    ReadMarkers markers = new JpaReadMarkers(sessions);
    registerUser =
        new RegisterUser(users, PLAIN, new ClaimUsername(outbox, clock, users, accounts));
    openRoom = new OpenRoom(outbox, clock, rooms, users);
    changeMembers = new ChangeMembers(outbox, clock, rooms, users);
    postMessage = new PostMessage(outbox, clock, rooms, messages);
    reviseMessage = new ReviseMessage(outbox, clock, rooms, messages);
    markRead = new MarkRead(outbox, clock, rooms, messages, markers);
    conversations = new Conversations(rooms, messages, transfers);
    makeDeposit = new MakeDeposit(outbox, clock, sites, users, rights, deposits, ledger);
    var asks = new JpaAsks(sessions, sites);
    var grants = new JpaGrants(sessions);
    waiting = new JpaWaitingTransfers(sessions, sites);
    var asking = new AskForRight(outbox, clock, asks, waiting);
    makeTransfer =
        new MakeTransfer(outbox, clock, users, rooms, messages, rights, transfers, ledger, asking);
    answerAsk = new AnswerAsk(outbox, clock, rights, grants, asks, asks, waiting);
    decideWaiting =
        new DecideWaiting(
            outbox, clock, rooms, messages, rights, transfers, waiting, asks, asking, ledger);
    wallets = new Wallets(accounts, rights, ledger);
    handler =
        new FactHandler(
            codec,
            new IdentityApplier(
                users, accounts, new JpaSigningKeys(sessions), new JpaRevocations(sessions)),
            new MessagingApplier(rooms, messages, markers),
            new PaymentApplier(
                clock, sites, sessions, transfers, deposits, rights, ledger, messages),
            new RightApplier(sites, sessions, rights, grants, asks, asks, () -> {}));
  }

  private static SteadyClock believed(InstantSource wall) {
    var clock = new SteadyClock(wall, () -> wall.instant().toEpochMilli() * 1_000_000);
    clock.trust(clock.read());
    return clock;
  }

  RegistrationOutcome register(Username username) {
    return outcome(
        () ->
            registerUser.register(
                username, new DisplayName("Dr. " + username), username + "'s secret"));
  }

  OpenRoomOutcome open(RoomId id, String name, Username creator, Username... members) {
    return outcome(() -> openRoom.open(id, new RoomName(name), Set.of(members), creator));
  }

  MembershipOutcome add(RoomId room, Username member, Username caller) {
    return outcome(() -> changeMembers.add(room, member, caller));
  }

  MembershipOutcome remove(RoomId room, Username member, Username caller) {
    return outcome(() -> changeMembers.remove(room, member, caller));
  }

  PostMessageOutcome post(MessageId id, RoomId room, Username sender, String text) {
    return outcome(() -> postMessage.post(id, room, new MessageText(text), sender));
  }

  OpenRoomOutcome openDirect(Username caller, Username other) {
    return outcome(() -> openRoom.open(DirectRoom.of(caller, other)));
  }

  ReviseMessageOutcome edit(MessageId id, RoomId room, Username caller, String text) {
    return outcome(() -> reviseMessage.edit(id, room, new MessageText(text), caller));
  }

  ReviseMessageOutcome delete(MessageId id, RoomId room, Username caller) {
    return outcome(() -> reviseMessage.delete(id, room, caller));
  }

  MarkReadOutcome markRead(RoomId room, MessageId id, Username reader) {
    return outcome(() -> markRead.mark(room, id, reader));
  }

  List<RoomView> roomsOf(Username reader) {
    return conversations.roomsOf(reader);
  }

  DepositOutcome deposit(DepositId id, Username owner, long won) {
    return outcome(() -> makeDeposit.make(id, owner, Money.won(won)));
  }

  TransferOutcome transfer(
      TransferId id, Username from, Username to, long won, Optional<RoomId> room) {
    return outcome(
        () ->
            makeTransfer.make(
                new TransferRequest(id, from, to, Money.won(won), Optional.empty(), room)));
  }

  Optional<Transfer> transfer(TransferId id) {
    return transfers.find(id);
  }

  /** A caller is told that the transfer is pending, if it waits. */
  void tell(TransferId id) {
    waiting.tell(id);
  }

  /** Answers what was asked and decides what waits, as far as it can; nothing while closed. */
  void work() {
    if (journal.mode() != DecisionMode.CLOSED) {
      transaction(decideWaiting::due).forEach(this::decideAll);
      answerAsk.unanswered().forEach(ask -> transaction(() -> answerAsk.answer(ask)));
    }
  }

  private void decideAll(AccountId account) {
    boolean decided = true;
    while (decided) {
      decided = transaction(() -> decideWaiting.decideFirst(account));
    }
  }

  WalletView wallet(Username owner) {
    return wallets.walletOf(owner, journal.mode()).orElseThrow();
  }

  Wallet rights(Username owner) {
    return accounts.of(owner).flatMap(account -> rights.find(account.id())).orElseThrow();
  }

  List<MessageView> history(RoomId room, Username caller) {
    History history = conversations.history(room, caller, Optional.empty(), 200);
    return ((History.Page) history).messages();
  }

  /** Does some work in one transaction, together with what it appends to the journal. */
  <R> R transaction(Supplier<R> work) {
    try {
      R result = database.transaction(work);
      journal.commit();
      return result;
    } catch (RuntimeException e) {
      journal.rollback();
      throw e;
    }
  }

  private <O> O outcome(Supplier<Accepted<O>> useCase) {
    return transaction(useCase).outcome();
  }
}
