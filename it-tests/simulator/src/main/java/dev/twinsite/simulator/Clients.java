package dev.twinsite.simulator;

import dev.twinsite.app.facts.Accepted;
import dev.twinsite.identity.DisplayName;
import dev.twinsite.identity.Username;
import dev.twinsite.messaging.Message;
import dev.twinsite.messaging.MessageId;
import dev.twinsite.messaging.MessageText;
import dev.twinsite.messaging.PostMessageOutcome;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.messaging.RoomName;
import dev.twinsite.payment.DepositId;
import dev.twinsite.payment.Money;
import dev.twinsite.payment.PendingTransfer;
import dev.twinsite.payment.TransferId;
import dev.twinsite.payment.TransferOutcome;
import dev.twinsite.payment.TransferRequest;
import dev.twinsite.payment.WaitingTransfer;
import dev.twinsite.site.Durability;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * People who write and pay at either site, and ask again when they do not know what became of it:
 * there or at the other site, sometimes at both at once, sometimes for something else under the
 * same id.
 */
final class Clients {

  static final List<Username> PEOPLE =
      List.of(
          new Username("minji"), new Username("junho"), new Username("sora"), new Username("hana"));
  private static final Duration LIMIT = Duration.ofMillis(1_200);
  private static final int TRIES = 4;

  private final World world;
  private final Promises promises;
  private final RoomId room;
  private boolean resting;

  Clients(World world, Promises promises) {
    this.world = world;
    this.promises = promises;
    this.room = new RoomId(world.dice.id());
  }

  RoomId room() {
    return room;
  }

  /** Everybody signs up. */
  void signUp() {
    PEOPLE.forEach(name -> send(new Wish.Register(name, "secret"), world.pangyo, 1));
  }

  boolean areKnown() {
    return world.sites().stream()
        .allMatch(site -> site.disk().users.findPosted(PEOPLE).size() == PEOPLE.size());
  }

  /** A room for everybody, and some money for each. */
  void settleIn() {
    send(new Wish.Open(room.value()), world.ansan, 1);
    for (Username name : PEOPLE) {
      send(new Wish.Put(new DepositId(world.dice.id()), name, Money.won(600)), any(), 1);
    }
  }

  /** Goes on until {@link #rest}. */
  void go() {
    if (!resting) {
      act();
      world.time.in(world.dice.nanosBetween(20_000_000, 400_000_000), this::go);
    }
  }

  /** Nobody wants anything new. */
  void rest() {
    resting = true;
  }

  private void act() {
    Wish wish = wish();
    SimulatedSite site = any();
    send(wish, site, 1);
    if (world.dice.chance(15)) {
      Wish again = world.dice.chance(40) ? wish.changed() : wish;
      send(again, world.peerOf(site), 1);
    }
  }

  private Wish wish() {
    int choice = world.dice.between(1, 100);
    if (choice <= 50) {
      return new Wish.Pay(payment());
    } else if (choice <= 85) {
      MessageText text = new MessageText("no. " + world.dice.between(1, 1_000_000));
      return new Wish.Say(new MessageId(world.dice.id()), person(), text);
    } else if (choice <= 95) {
      Money money = Money.won(world.dice.between(1, 300));
      return new Wish.Put(new DepositId(world.dice.id()), person(), money);
    }
    return new Wish.Register(new Username("guest" + world.dice.between(1, 5)), "secret");
  }

  private TransferRequest payment() {
    Username from = person();
    Username to = person();
    Optional<RoomId> shown = world.dice.chance(25) ? Optional.of(room) : Optional.empty();
    Money money = Money.won(world.dice.between(1, 250));
    return new TransferRequest(
        new TransferId(world.dice.id()), from, to, money, Optional.empty(), shown);
  }

  private Username person() {
    return world.dice.oneOf(PEOPLE);
  }

  private SimulatedSite any() {
    return world.dice.oneOf(world.sites());
  }

  private void send(Wish wish, SimulatedSite site, int tries) {
    world.time.in(
        world.dice.nanosBetween(200_000, 3_000_000),
        () ->
            site.anyNode()
                .ifPresentOrElse(
                    node -> node.task().now(() -> arrive(wish, site, node, tries)),
                    () -> again(wish, tries)));
  }

  /** Who does not know what became of a wish asks again, here or there. */
  private void again(Wish wish, int tries) {
    if (tries < TRIES && !resting) {
      world.time.in(
          world.dice.nanosBetween(100_000_000L, 2_500_000_000L),
          () -> send(wish, any(), tries + 1));
    }
  }

  private void arrive(Wish wish, SimulatedSite site, Node node, int tries) {
    Request request = new Request(wish, site, node, tries);
    UseCases app = node.useCases();
    if (wish instanceof Wish.Register register) {
      DisplayName name = new DisplayName(register.name().value());
      request.ask(
          () -> app.registerUser.register(register.name(), name, register.password()),
          true,
          (outcome, durability) -> {});
    } else if (wish instanceof Wish.Open) {
      request.ask(
          () ->
              app.openRoom.open(room, new RoomName("everybody"), Set.copyOf(PEOPLE), PEOPLE.get(0)),
          false,
          (outcome, durability) -> {});
    } else if (wish instanceof Wish.Say say) {
      request.ask(
          () -> app.postMessage.post(say.id(), room, say.text(), say.sender()),
          false,
          (outcome, durability) -> said(request, say, outcome, durability));
    } else if (wish instanceof Wish.Put put) {
      request.ask(
          () -> app.makeDeposit.make(put.id(), put.owner(), put.money()),
          true,
          (outcome, durability) -> {});
    } else if (wish instanceof Wish.Pay pay) {
      request.ask(
          () -> app.makeTransfer.make(pay.request()),
          true,
          (outcome, durability) -> paid(request, pay, outcome));
    }
  }

  private void said(
      Request request, Wish.Say say, PostMessageOutcome outcome, Durability durability) {
    boolean posted = outcome instanceof PostMessageOutcome.Posted;
    boolean known =
        outcome instanceof PostMessageOutcome.AlreadyExists exists
            && isWhatWasSaid(exists.message(), say);
    if (posted || known) {
      promises.say(
          new Promises.Said(
              say.id(), say.sender(), say.text(), durability, request.site, request.disk));
    }
  }

  private static boolean isWhatWasSaid(Message message, Wish.Say say) {
    return message.text().equals(say.text().value()) && message.sender().equals(say.sender());
  }

  private void paid(Request request, Wish.Pay pay, TransferOutcome outcome) {
    if (outcome instanceof TransferOutcome.AlreadyExists exists
        && !exists.transfer().terms().sameContentAs(pay.request())) {
      world.violated(pay + " was answered with " + exists.transfer());
    }
    boolean open =
        request
            .site
            .disk()
            .transfers
            .find(pay.request().id())
            .filter(it -> it instanceof PendingTransfer || it instanceof WaitingTransfer)
            .isPresent();
    if (open && world.dice.chance(50)) {
      request.node.ask(
          () -> Accepted.without(request.site.disk().waiting.tell(pay.request().id())));
    }
    if (open) {
      again(pay, request.tries);
    }
  }

  /** One attempt at one node. */
  private final class Request {

    private final Wish wish;
    private final SimulatedSite site;
    private final Node node;
    private final int tries;
    private final int disk;

    Request(Wish wish, SimulatedSite site, Node node, int tries) {
      this.wish = wish;
      this.site = site;
      this.node = node;
      this.tries = tries;
      this.disk = site.generation();
    }

    <O> void ask(Supplier<Accepted<O>> useCase, boolean decisive, BiConsumer<O, Durability> told) {
      Node.Answer<O> answer = node.ask(useCase);
      if (answer.accepted().isEmpty()) {
        world.trace.add(node.name, "does not %s: %s", wish, answer.why());
        again(wish, tries);
        return;
      }
      Accepted<O> accepted = answer.accepted().get();
      world.trace.add(node.name, "answers %s with %s", wish, accepted.outcome());
      wait(accepted, decisive, told);
    }

    private <O> void wait(Accepted<O> accepted, boolean decisive, BiConsumer<O, Durability> told) {
      if (accepted.ticket().isEmpty()) {
        tell(accepted.outcome(), Durability.BOTH_SITES, told);
        return;
      }
      node.engine()
          .journal()
          .durability(accepted.ticket().get(), decisive, LIMIT)
          .thenAccept(durability -> tell(accepted.outcome(), durability, told));
    }

    /** One answer in ten is lost on its way. */
    private <O> void tell(O outcome, Durability durability, BiConsumer<O, Durability> told) {
      if (world.dice.chance(10)) {
        again(wish, tries);
      } else {
        promises.answered();
        told.accept(outcome, durability);
      }
    }
  }
}
