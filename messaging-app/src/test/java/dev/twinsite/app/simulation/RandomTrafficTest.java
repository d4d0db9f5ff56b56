package dev.twinsite.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.identity.Username;
import dev.twinsite.identity.contract.People;
import dev.twinsite.messaging.MessageId;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.payment.DepositId;
import dev.twinsite.payment.PendingTransfer;
import dev.twinsite.payment.PostedTransfer;
import dev.twinsite.payment.Transfer;
import dev.twinsite.payment.TransferId;
import dev.twinsite.payment.WaitingTransfer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Traffic that nobody has thought of: users act at both sites, ask again at either, and what they
 * have done arrives in pieces; then a site may be lost, and return. Run again from its seed with
 * {@code -Dtwinsite.seed=…}.
 */
class RandomTrafficTest {

  private static final int STEPS = 80;

  private record Asked(TransferId id, Username from, Username to, long won, boolean shown) {}

  private Random random = new Random();
  private TwoSites sites = new TwoSites(new TickingWall(Instant.EPOCH));
  private final List<Username> users = Stream.generate(People::newName).limit(4).toList();
  private final List<Asked> asked = new ArrayList<>();
  private RoomId room = new RoomId(new UUID(0, 0));

  static Stream<Long> seeds() {
    Long given = Long.getLong("twinsite.seed");
    return given == null ? new Random().longs(2).boxed() : Stream.of(given);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void nothingIsMadeOrLostOrDoneTwice(long seed) {
    begin(seed);
    traffic();
    checkEverything();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void nothingIsMadeOrLostOrDoneTwiceWhenSiteIsLostAndReturns(long seed) {
    begin(seed);
    for (int loss = 0; loss < 2; loss++) {
      SimulatedSite lost = anySite();
      traffic();
      sites.lose(lost);
      trafficAt(sites.peerOf(lost));
      sites.rejoin(lost);
      traffic();
      sites.settle();
    }
    checkEverything();
  }

  private void begin(long seed) {
    System.out.println("random traffic with -Dtwinsite.seed=" + seed);
    random = new Random(seed);
    sites = new TwoSites(new TickingWall(Instant.parse("2022-10-15T06:19:00Z")));
    asked.clear();
    room = new RoomId(newId());
    users.forEach(user -> sites.pangyo.register(user));
    sites.settle();
    Username[] all = users.toArray(Username[]::new);
    sites.pangyo.open(room, "everybody", users.get(0), all);
    users.forEach(user -> anySite().deposit(new DepositId(newId()), user, 1_000));
    sites.settle();
  }

  private void traffic() {
    for (int step = 0; step < STEPS; step++) {
      if (random.nextInt(4) == 0) {
        move(anySite());
      } else {
        act(anySite());
      }
    }
  }

  private void trafficAt(SimulatedSite site) {
    for (int step = 0; step < STEPS; step++) {
      act(site);
    }
    site.work();
  }

  private void move(SimulatedSite origin) {
    sites.send(origin, 1 + random.nextInt(10));
    if (random.nextBoolean()) {
      sites.acknowledge(origin);
    }
    if (random.nextBoolean()) {
      sites.peerOf(origin).work();
    }
  }

  private void act(SimulatedSite site) {
    switch (random.nextInt(8)) {
      case 0 -> site.deposit(new DepositId(newId()), anyUser(), 1 + random.nextInt(100));
      case 1 -> site.post(new MessageId(newId()), room, anyUser(), "step " + random.nextInt());
      case 2 -> askAgain(site);
      default -> ask(site, newWish());
    }
  }

  private Asked newWish() {
    var wish =
        new Asked(
            new TransferId(newId()),
            anyUser(),
            anyUser(),
            1 + random.nextInt(300),
            random.nextInt(4) == 0);
    asked.add(wish);
    return wish;
  }

  private void askAgain(SimulatedSite site) {
    if (!asked.isEmpty()) {
      Asked again = asked.get(asked.size() - 1 - random.nextInt(Math.min(5, asked.size())));
      ask(site, random.nextInt(5) == 0 ? changed(again) : again);
    }
  }

  private static Asked changed(Asked wish) {
    return new Asked(wish.id, wish.from, wish.to, wish.won + 1, wish.shown);
  }

  private void ask(SimulatedSite site, Asked wish) {
    Optional<RoomId> shownIn = wish.shown ? Optional.of(room) : Optional.empty();
    site.transfer(wish.id, wish.from, wish.to, wish.won, shownIn);
    if (random.nextBoolean()) {
      site.tell(wish.id);
    }
  }

  private void checkEverything() {
    sites.settle();
    Agreement.check(sites, users, List.of(room));
    asked.forEach(this::checkDecidedAlike);
    long given = users.stream().mapToLong(user -> sites.pangyo.wallet(user).balance()).sum();
    assertThat(given).isPositive();
  }

  private void checkDecidedAlike(Asked wish) {
    Optional<Transfer> pangyo = sites.pangyo.transfer(wish.id);
    Optional<Transfer> ansan = sites.ansan.transfer(wish.id);
    assertThat(ansan.map(Transfer::terms)).isEqualTo(pangyo.map(Transfer::terms));
    assertThat(ansan.map(Object::getClass)).isEqualTo(pangyo.map(Object::getClass));
    pangyo.ifPresent(
        transfer ->
            assertThat(transfer)
                .isNotInstanceOf(PendingTransfer.class)
                .isNotInstanceOf(WaitingTransfer.class));
    for (SimulatedSite site : List.of(sites.pangyo, sites.ansan)) {
      long posted =
          site.transfers.findAll(List.of(wish.id)).stream()
              .filter(PostedTransfer.class::isInstance)
              .count();
      assertThat(posted).as("claims posted at %s", site.name).isLessThanOrEqualTo(1);
    }
  }

  private SimulatedSite anySite() {
    return random.nextBoolean() ? sites.pangyo : sites.ansan;
  }

  private Username anyUser() {
    return users.get(random.nextInt(users.size()));
  }

  private UUID newId() {
    return new UUID(random.nextLong(), random.nextLong());
  }
}
