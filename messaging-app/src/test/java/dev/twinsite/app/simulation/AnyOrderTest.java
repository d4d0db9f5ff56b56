package dev.twinsite.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.app.store.Sessions;
import dev.twinsite.app.store.SiteDatabase;
import dev.twinsite.event.MemberAdded;
import dev.twinsite.event.MemberRemoved;
import dev.twinsite.event.MergeableEvent;
import dev.twinsite.event.MessageDeleted;
import dev.twinsite.event.MessageEdited;
import dev.twinsite.event.MessagePosted;
import dev.twinsite.event.ReadMarkerMoved;
import dev.twinsite.event.RoomOpened;
import dev.twinsite.identity.Username;
import dev.twinsite.identity.contract.People;
import dev.twinsite.memory.MemoryMessages;
import dev.twinsite.memory.MemoryReadMarkers;
import dev.twinsite.memory.MemoryRooms;
import dev.twinsite.messaging.Message;
import dev.twinsite.messaging.MessageId;
import dev.twinsite.messaging.MessageSending;
import dev.twinsite.messaging.MessageText;
import dev.twinsite.messaging.Messages;
import dev.twinsite.messaging.ReadMarkers;
import dev.twinsite.messaging.Room;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.messaging.RoomName;
import dev.twinsite.messaging.RoomOpening;
import dev.twinsite.messaging.Rooms;
import dev.twinsite.messaging.jpa.JpaMessages;
import dev.twinsite.messaging.jpa.JpaReadMarkers;
import dev.twinsite.messaging.jpa.JpaRooms;
import dev.twinsite.messaging.jpa.MessagingApplier;
import dev.twinsite.site.SiteName;
import dev.twinsite.time.HybridTime;
import dev.twinsite.time.Stamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the order in which two replicas learn of the same facts, and however often, they arrive
 * at the same rooms. Only that a room is opened comes before what happens in it, as it does in
 * every journal. Run again from its seed with {@code -Dtwinsite.seed=…}.
 */
class AnyOrderTest {

  private static final List<SiteName> SITES = List.of(People.PANGYO, People.ANSAN);
  private static final int FACTS = 60;
  private static final int GAMES_IN_MEMORY = 300;

  /** A fact, and the journal it stands in. */
  private record Fact(MergeableEvent event, SiteName origin) {}

  /** One who learns of the facts. */
  private record Replica(
      Rooms rooms, Messages messages, ReadMarkers markers, UnaryOperator<Runnable> together) {

    static Replica inMemory() {
      var rooms = new MemoryRooms();
      return new Replica(rooms, new MemoryMessages(rooms), new MemoryReadMarkers(rooms), it -> it);
    }

    static Replica inDatabase(String name) {
      SiteDatabase database = SiteDatabase.of(new SiteName(name));
      Sessions sessions = database.sessions();
      return new Replica(
          new JpaRooms(sessions),
          new JpaMessages(sessions),
          new JpaReadMarkers(sessions),
          work -> () -> database.transaction(() -> done(work)));
    }

    private static boolean done(Runnable work) {
      work.run();
      return true;
    }

    void learn(List<Fact> all) {
      together.apply(() -> all.forEach(this::learn)).run();
    }

    private void learn(Fact fact) {
      var applier = new MessagingApplier(rooms, messages, markers);
      MergeableEvent event = fact.event();
      if (event instanceof RoomOpened opened) {
        applier.apply(opened, fact.origin());
      } else if (event instanceof MemberAdded added) {
        applier.apply(added, fact.origin());
      } else if (event instanceof MemberRemoved removed) {
        applier.apply(removed, fact.origin());
      } else if (event instanceof MessagePosted posted) {
        applier.applyAll(List.of(posted), fact.origin());
      } else if (event instanceof MessageEdited edited) {
        applier.apply(edited, fact.origin());
      } else if (event instanceof MessageDeleted deleted) {
        applier.apply(deleted, fact.origin());
      } else {
        applier.apply((ReadMarkerMoved) event);
      }
    }
  }

  /** What people see of a room. */
  private record View(
      Optional<Room> room, List<Message> history, List<Username> members, List<String> markers) {}

  static Stream<Long> seeds() {
    Long given = Long.getLong("twinsite.seed");
    return given == null ? new Random().longs(2).boxed() : Stream.of(given);
  }

  @Test
  void twoReplicasInMemoryAgree() {
    long first = Long.getLong("twinsite.seed", new Random().nextLong());
    System.out.println("any order in memory from -Dtwinsite.seed=" + first);
    for (long seed = first; seed < first + GAMES_IN_MEMORY; seed++) {
      new Game(seed).play(Replica.inMemory(), Replica.inMemory());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void replicasInDatabasesAgreeWithEachOtherAndWithOneInMemory(long seed) {
    System.out.println("any order in databases from -Dtwinsite.seed=" + seed);
    var game = new Game(seed);
    Replica one = Replica.inDatabase("anyorder-one");
    game.play(one, Replica.inDatabase("anyorder-other"));
    game.play(one, Replica.inMemory());
  }

  /** Facts of two sites that know little of each other. */
  private static final class Game {

    private final long seed;
    private final Random random;
    private final List<Username> people =
        Stream.generate(People::newName).limit(3).sorted().toList();
    private final List<RoomOpening> openings = new ArrayList<>();
    private final List<MessageSending> sendings = new ArrayList<>();
    private final List<MessageId> ids = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();
    private long clock;

    Game(long seed) {
      this.seed = seed;
      this.random = new Random(seed);
      for (int i = 0; i < 2; i++) {
        openAtBothSites(new RoomId(newId()));
      }
      for (int i = 0; i < 4; i++) {
        ids.add(new MessageId(newId()));
      }
      while (facts.size() < FACTS) {
        happen(any(SITES));
      }
    }

    void play(Replica one, Replica other) {
      one.learn(inAnyOrder());
      other.learn(inAnyOrder());
      assertThat(viewOf(other)).as("seed %d", seed).isEqualTo(viewOf(one));
    }

    private void openAtBothSites(RoomId id) {
      String name = "room";
      for (SiteName site : SITES) {
        openings.add(new RoomOpening(id, site));
        var all = new TreeSet<>(people);
        facts.add(
            new Fact(new RoomOpened(id, new RoomName(name), people.get(0), all, next()), site));
        name = random.nextBoolean() ? name : "other";
      }
    }

    private void happen(SiteName origin) {
      RoomOpening room = any(openings);
      switch (random.nextInt(6)) {
        case 0 -> note(new MemberAdded(room, any(people), any(people), next()), origin);
        case 1 -> note(new MemberRemoved(room, any(people), any(people), next()), origin);
        case 2 -> note(edit(room), origin);
        case 3 -> note(read(room), origin);
        default -> say(room, origin);
      }
    }

    /** Each site takes an id once; what it says there may be what the other one says, or not. */
    private void say(RoomOpening room, SiteName origin) {
      var sending = new MessageSending(any(ids), origin);
      if (!sendings.contains(sending)) {
        sendings.add(sending);
        var text = new MessageText(random.nextBoolean() ? "yes" : "no");
        note(new MessagePosted(sending.message(), room, people.get(0), text, next()), origin);
      } else {
        ids.set(ids.indexOf(sending.message()), new MessageId(newId()));
      }
    }

    private MergeableEvent edit(RoomOpening room) {
      var message = new MessageSending(any(ids), any(SITES));
      return random.nextInt(4) == 0
          ? new MessageDeleted(message, room, people.get(0), next())
          : new MessageEdited(
              message, room, people.get(0), new MessageText("edit " + random.nextInt()), next());
    }

    private MergeableEvent read(RoomOpening room) {
      var message = new MessageSending(any(ids), any(SITES));
      var upTo = new Stamp(new HybridTime(random.nextInt((int) clock) + 1L), any(SITES));
      return new ReadMarkerMoved(room, any(people), message, upTo, next());
    }

    private void note(MergeableEvent event, SiteName origin) {
      facts.add(new Fact(event, origin));
    }

    /** All facts, some of them twice; openings first, in any order too. */
    private List<Fact> inAnyOrder() {
      var all = new ArrayList<>(facts);
      for (int i = 0; i < FACTS / 3; i++) {
        all.add(any(facts));
      }
      Collections.shuffle(all, random);
      all.sort((one, other) -> Boolean.compare(isOpening(other), isOpening(one)));
      return all;
    }

    private static boolean isOpening(Fact fact) {
      return fact.event() instanceof RoomOpened;
    }

    private Map<String, View> viewOf(Replica replica) {
      var views = new TreeMap<String, View>();
      for (RoomOpening opening : Set.copyOf(openings)) {
        views.put(opening.toString(), viewOf(replica, opening));
      }
      return views;
    }

    private View viewOf(Replica replica, RoomOpening opening) {
      return new View(
          replica.rooms().find(opening),
          replica.messages().history(opening, Optional.empty(), 200),
          replica.rooms().members(opening),
          people.stream().map(one -> one + ": " + replica.markers().find(opening, one)).toList());
    }

    private UUID newId() {
      return new UUID(random.nextLong(), random.nextLong());
    }

    private HybridTime next() {
      return new HybridTime(++clock);
    }

    private <T> T any(List<T> list) {
      return list.get(random.nextInt(list.size()));
    }
  }
}
