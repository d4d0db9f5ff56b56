package dev.twinsite.simulator;

import dev.twinsite.app.facts.FactHandler;
import dev.twinsite.app.facts.Outbox;
import dev.twinsite.app.facts.SiteClock;
import dev.twinsite.app.store.Sessions;
import dev.twinsite.app.wire.DomainEventCodec;
import dev.twinsite.identity.PasswordHasher;
import dev.twinsite.identity.jpa.IdentityApplier;
import dev.twinsite.identity.usecase.ClaimUsername;
import dev.twinsite.identity.usecase.RegisterUser;
import dev.twinsite.identity.usecase.Revoke;
import dev.twinsite.messaging.jpa.MessagingApplier;
import dev.twinsite.messaging.usecase.OpenRoom;
import dev.twinsite.messaging.usecase.PostMessage;
import dev.twinsite.payment.jpa.PaymentApplier;
import dev.twinsite.payment.jpa.RightApplier;
import dev.twinsite.payment.usecase.AnswerAsk;
import dev.twinsite.payment.usecase.AskForRight;
import dev.twinsite.payment.usecase.DecideWaiting;
import dev.twinsite.payment.usecase.MakeDeposit;
import dev.twinsite.payment.usecase.MakeTransfer;
import dev.twinsite.replication.Journal;
import dev.twinsite.site.SitePair;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.StatelessSession;

/** The application of one node, put together as its server puts it together. */
final class UseCases {

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

  /** Has no state; to make one means to read a schema. */
  private static final DomainEventCodec CODEC = new DomainEventCodec();

  final RegisterUser registerUser;
  final OpenRoom openRoom;
  final PostMessage postMessage;
  final MakeDeposit makeDeposit;
  final MakeTransfer makeTransfer;
  final AnswerAsk answerAsk;
  final DecideWaiting decideWaiting;
  final Revoke revoke;

  UseCases(Disk disk, SitePair sites, SiteClock clock, Journal journal, Supplier<UUID> ids) {
    var outbox = new Outbox(journal, CODEC, sites);
    registerUser =
        new RegisterUser(
            disk.users, PLAIN, new ClaimUsername(outbox, clock, disk.users, disk.accounts, ids));
    openRoom = new OpenRoom(outbox, clock, disk.rooms, disk.users);
    postMessage = new PostMessage(outbox, clock, disk.rooms, disk.messages);
    makeDeposit =
        new MakeDeposit(outbox, clock, sites, disk.users, disk.bank, disk.deposits, disk.bank);
    revoke = new Revoke(outbox, clock, disk.revocations);
    var asking = new AskForRight(outbox, clock, disk.asks, disk.waiting);
    makeTransfer =
        new MakeTransfer(
            outbox,
            clock,
            disk.users,
            disk.rooms,
            disk.messages,
            disk.bank,
            disk.transfers,
            disk.bank,
            asking);
    answerAsk =
        new AnswerAsk(outbox, clock, disk.bank, disk.grants, disk.asks, disk.asks, disk.waiting);
    decideWaiting =
        new DecideWaiting(
            outbox,
            clock,
            disk.rooms,
            disk.messages,
            disk.bank,
            disk.transfers,
            disk.waiting,
            disk.asks,
            asking,
            disk.bank);
  }

  /** What makes the journal's events effective. */
  static FactHandler handler(Disk disk, SitePair sites, SiteClock clock) {
    return new FactHandler(
        CODEC,
        new IdentityApplier(disk.users, disk.accounts, disk.keys, disk.revocations),
        new MessagingApplier(disk.rooms, disk.messages, disk.markers),
        new PaymentApplier(
            clock,
            sites,
            new NoSessions(),
            disk.transfers,
            disk.deposits,
            disk.bank,
            disk.bank,
            disk.messages),
        new RightApplier(
            sites, new NoSessions(), disk.bank, disk.grants, disk.asks, disk.asks, () -> {}));
  }

  /** Only for turns that transactions take, of which there is never more than one here. */
  private static final class NoSessions implements Sessions {

    @Override
    public <R> R call(Function<StatelessSession, R> work) {
      throw new UnsupportedOperationException("there is no session without a database");
    }

    @Override
    public void oncePerTransaction(Object what, Runnable action) {
      // it would wait for others
    }
  }
}
