package dev.twinsite.failover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.arquillian.Checker;
import dev.twinsite.arquillian.Node;
import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import dev.twinsite.client.FactState;
import dev.twinsite.client.Message;
import dev.twinsite.client.Outcome;
import dev.twinsite.client.Page;
import dev.twinsite.client.Patience;
import dev.twinsite.client.Payment;
import dev.twinsite.client.SiteAddress;
import dev.twinsite.client.Transfer;
import dev.twinsite.client.TwinsiteClient;
import dev.twinsite.client.UserClient;
import dev.twinsite.drill.journal.ClientJournal;
import dev.twinsite.drill.journal.Knowledge;
import dev.twinsite.drill.journal.Known;
import dev.twinsite.drill.journal.Write.OrderedTransfer;
import dev.twinsite.drill.journal.Write.SentMessage;
import dev.twinsite.drill.workload.BankWorkload;
import dev.twinsite.drill.workload.Cast;
import dev.twinsite.drill.workload.ChatWorkload;
import dev.twinsite.drill.workload.Load;
import dev.twinsite.drill.workload.Person;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * People of both sites who share a room and have money, and the journal of all that they were told.
 * Minji, who is at home in the first site, is the one whom a story follows; what she does goes to a
 * named site alone.
 */
final class Town {

  /** What everybody has at the beginning, in won. Half of it may be spent at each site. */
  static final long DEPOSIT = 1_000_000;

  /** Enough for minutes of traffic, in which people give away more at home than they get there. */
  private static final long FORTUNE = 100 * DEPOSIT;

  private static final int PEOPLE = 4;
  private static final Duration PACE = Duration.ofMillis(200);

  /** One attempt, and long enough for what a site waits for by itself. */
  private static final Patience PATIENCE =
      Patience.DEFAULT
          .withMergeable(Duration.ofSeconds(8))
          .withDecisive(Duration.ofSeconds(8))
          .withOverall(Duration.ofSeconds(8));

  /** What people have who go to the next node, and then to the other site, at once. */
  private static final Patience IMPATIENCE =
      Patience.DEFAULT
          .withMergeable(Duration.ofMillis(1_500))
          .withDecisive(Duration.ofSeconds(3))
          .withOverall(Duration.ofSeconds(20))
          .withPause(Duration.ofMillis(20));

  private final Random random;
  private final ClientJournal journal;
  private final Cast cast;

  private Town(Random random, ClientJournal journal, Cast cast) {
    this.random = random;
    this.journal = journal;
    this.cast = cast;
  }

  /** A new town that both sites know. Its seed is printed. */
  static Town founded(Sites sites) {
    return founded(sites, PATIENCE, DEPOSIT);
  }

  /**
   * A new town whose people try the next node, and then the other site, with the same id when one
   * does not answer soon.
   */
  static Town ofImpatientPeople(Sites sites) {
    return founded(sites, IMPATIENCE, FORTUNE);
  }

  private static Town founded(Sites sites, Patience patience, long deposit) {
    long seed = Long.getLong("twinsite.seed", System.nanoTime());
    System.out.println("a town from -Dtwinsite.seed=" + seed);
    String name = "t" + UUID.randomUUID().toString().substring(0, 8);
    var journal = ClientJournal.in(Path.of("target", "clients", name), Clock.systemUTC());
    Random random = new Random(seed ^ System.nanoTime());
    Cast cast =
        Cast.at(clientOf(sites, patience), journal)
            .named(name)
            .withMoney(deposit)
            .withPatience(patience)
            .with(random)
            .people(PEOPLE);
    sites.awaitQuiet();
    return new Town(new Random(seed), journal, cast);
  }

  private static TwinsiteClient clientOf(Sites sites, Patience patience) {
    return TwinsiteClient.of(
        List.of(addressOf(sites.pangyo()), addressOf(sites.ansan())), patience);
  }

  private static SiteAddress addressOf(Site site) {
    return new SiteAddress(site.name(), site.addresses());
  }

  /** What every client knows of what it wrote. */
  ClientJournal journal() {
    return journal;
  }

  /**
   * Minji says something to everybody.
   *
   * @throws AssertionError unless the site answers as expected
   */
  UUID message(Site at, Knowledge expected) {
    return message(at, "hello", expected);
  }

  /** Minji says something long, close to the limit of a message. */
  UUID longMessage(Site at, Knowledge expected) {
    return message(at, "hello ".repeat(600), expected);
  }

  private UUID message(Site at, String text, Knowledge expected) {
    UUID id = UUID.randomUUID();
    UUID room = minji().rooms().get(0);
    journal.begins(new SentMessage(id, minji().username(), room, text));
    Outcome<Message> outcome = minji().callsAt(at.name()).send(room, id, text);
    expect(expected, journal.messageAnswered(id, outcome), outcome, at);
    return id;
  }

  /** Minji says something again and again until the site answers as expected. */
  void awaitMessages(Sites sites, Site at, Knowledge expected) {
    sites.awaitTrue(
        "messages at " + at + " are answered " + expected,
        Sites.A_WHILE,
        () -> says(at) == expected);
  }

  /** Minji says something again and again until that one node answers as expected. */
  void awaitMessages(Sites sites, Node at, Knowledge expected) {
    sites.awaitTrue(
        "messages at " + at + " are answered " + expected,
        Sites.A_WHILE,
        () -> says(callsAt(at)) == expected);
  }

  /** Minji says something to everybody, and this is what the site answers. */
  Knowledge says(Site at) {
    return says(minji().callsAt(at.name()));
  }

  private Knowledge says(UserClient calls) {
    UUID id = UUID.randomUUID();
    UUID room = minji().rooms().get(0);
    journal.begins(new SentMessage(id, minji().username(), room, "hello?"));
    Outcome<Message> outcome = calls.send(room, id, "hello?");
    return journal.messageAnswered(id, outcome).best();
  }

  /** Somebody reads the room where everybody is, each time at the next node of either site. */
  Follower follower(Sites sites) {
    return Follower.of(
        minji().rooms().get(0),
        Stream.of(sites.pangyo(), sites.ansan())
            .flatMap(site -> site.nodes().stream())
            .map(this::callsAt)
            .toList());
  }

  /** Minji listens to the room where everybody is, at home as long as home is there. */
  Listening listening(Site home) {
    UserClient calls = minji().client().preferring(home.name(), IMPATIENCE).as(minji().session());
    return Listening.to(minji().rooms().get(0), calls);
  }

  /** The room where everybody is. */
  UUID room() {
    return minji().rooms().get(0);
  }

  /** A socket of Minji, who has been let in. */
  RawSocket socket(Site at) {
    return socket(at, minji());
  }

  /** A socket of somebody else, who has been let in. */
  RawSocket socketOfAnother(Site at) {
    return socket(at, cast.people().get(1));
  }

  private static RawSocket socket(Site at, Person person) {
    RawSocket socket = RawSocket.at(at.addresses().get(0));
    socket.introduce(person.session().token(), "now").next("ready");
    return socket;
  }

  /** Minji's calls to one node, which never go anywhere else. */
  private UserClient callsAt(Node node) {
    var address = new SiteAddress(node.name(), List.of(node.base()));
    Patience patience = IMPATIENCE.withOverall(IMPATIENCE.decisive());
    return TwinsiteClient.of(List.of(address), patience).as(minji().session());
  }

  /**
   * Minji pays a neighbour.
   *
   * @param amount in won
   * @throws AssertionError unless the site answers as expected
   */
  UUID transfer(Site at, long amount, Knowledge expected) {
    UUID id = UUID.randomUUID();
    String to = cast.people().get(1).username();
    journal.begins(new OrderedTransfer(id, minji().username(), to, amount));
    Outcome<Transfer> outcome = minji().callsAt(at.name()).transfer(id, Payment.won(to, amount));
    expect(expected, journal.moneyAnswered(id, outcome), outcome, at);
    return id;
  }

  /** Minji pays a neighbour, for the first time or again, and this is what the site answers. */
  Knowledge pays(Site at, UUID transfer, long amount) {
    String to = cast.people().get(1).username();
    journal.begins(new OrderedTransfer(transfer, minji().username(), to, amount));
    var outcome = minji().callsAt(at.name()).transfer(transfer, Payment.won(to, amount));
    return journal.moneyAnswered(transfer, outcome).best();
  }

  private static void expect(Knowledge expected, Known known, Outcome<?> outcome, Site at) {
    assertThat(known.best()).as("%s at %s: %s", known.write(), at, outcome).isEqualTo(expected);
  }

  /** Everybody chats and pays at home, and at the other site when home is dead, until closed. */
  Load traffic() {
    return Load.start(
        cast,
        List.of(new ChatWorkload(journal, PACE), new BankWorkload(journal, cast.people(), PACE)),
        journal,
        random.nextLong());
  }

  /** How the transfer stands at the site; empty if the site does not know it. */
  Optional<FactState> standingOf(Site at, UUID transfer) {
    Outcome<Transfer> read = minji().callsAt(at.name()).transfer(transfer);
    journal.moneyStands(transfer, read);
    return read.result().map(Transfer::state);
  }

  /** Whether the transfer stands so at the site. */
  boolean stands(Site at, UUID transfer, FactState state) {
    return standingOf(at, transfer).filter(state::equals).isPresent();
  }

  /** Waits until the transfer stands so at the site. */
  void awaitStanding(Sites sites, Site at, UUID transfer, FactState state) {
    sites.awaitTrue(
        "transfer " + transfer + " is " + state.label() + " at " + at,
        Sites.A_WHILE,
        () -> stands(at, transfer, state));
  }

  /** Waits until the transfer is posted at both sites. */
  void awaitPosted(Sites sites, UUID transfer) {
    sites.both().forEach(at -> awaitStanding(sites, at, transfer, FactState.POSTED));
  }

  /** The ids of all messages that everybody sees at the site, oldest first. */
  List<UUID> messagesAt(Site site) {
    List<UUID> ids = new ArrayList<>();
    Optional<String> before = Optional.empty();
    do {
      Page<Message> page = page(site, before);
      page.items().forEach(message -> ids.add(message.messageId()));
      before = page.next();
    } while (before.isPresent());
    Collections.reverse(ids);
    return ids;
  }

  private Page<Message> page(Site site, Optional<String> before) {
    return minji().callsAt(site.name()).history(minji().rooms().get(0), before, 200).orThrow();
  }

  /** Every promise that the sites made to the people of this town. Needs sites at rest. */
  Checker promises() {
    return new PromisesKept(cast, journal);
  }

  private Person minji() {
    return cast.people().get(0);
  }
}
