package dev.twinsite.drill.workload;

import dev.twinsite.client.FactState;
import dev.twinsite.client.Outcome;
import dev.twinsite.client.Patience;
import dev.twinsite.client.Room;
import dev.twinsite.client.SiteAddress;
import dev.twinsite.client.TwinsiteClient;
import dev.twinsite.drill.Deadline;
import dev.twinsite.drill.journal.ClientJournal;
import dev.twinsite.drill.journal.Knowledge;
import dev.twinsite.drill.journal.Write;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/**
 * The people of a story: as many at home in one site as in the other and spread over its nodes,
 * each with money, each in the room where everybody is and in a smaller one. All of it is at both
 * sites before the story begins.
 */
public record Cast(List<Person> people, List<UUID> rooms) {

  private static final int NEIGHBOURS = 4;
  private static final Duration TIME_FOR_EACH = Duration.ofSeconds(30);

  public Cast {
    people = List.copyOf(people);
    rooms = List.copyOf(rooms);
  }

  /** What a cast is made of. */
  public static final class Casting {

    private final TwinsiteClient sites;
    private final ClientJournal journal;
    private Patience patience = Patience.DEFAULT;
    private String prefix = "extra";
    private long money = 1_000_000;
    private Random random = new Random();

    Casting(TwinsiteClient sites, ClientJournal journal) {
      this.sites = sites;
      this.journal = journal;
    }

    /** How long the clients of these people wait for what. */
    public Casting withPatience(Patience patience) {
      this.patience = patience;
      return this;
    }

    /** What usernames begin with; 1 to 20 letters and digits, a letter first. */
    public Casting named(String prefix) {
      this.prefix = prefix;
      return this;
    }

    /** What everybody has at first, in won. */
    public Casting withMoney(long won) {
      this.money = won;
      return this;
    }

    /** Where ids come from. */
    public Casting with(Random random) {
      this.random = random;
      return this;
    }

    /**
     * Signs them up and waits until all of it is at both sites.
     *
     * @param count of people, at least 2
     * @throws IllegalStateException if the sites do not accept it in time
     */
    public Cast people(int count) {
      List<Person> people = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        people.add(signUp(i));
      }
      return furnished(people);
    }

    private Person signUp(int number) {
      SiteAddress home = sites.sites().get(number % sites.sites().size());
      TwinsiteClient client = sites.preferring(home.site(), patience);
      client.prefer(home.nodes().get(number / sites.sites().size() % home.nodes().size()));
      String username = "%s-%02d".formatted(prefix, number + 1);
      String password = username + "-" + id();
      Deadline.in(TIME_FOR_EACH)
          .awaitTrue(
              "user " + username + " is posted",
              () ->
                  client.signUp(username, username, password).result().stream()
                      .anyMatch(user -> user.state() == FactState.POSTED));
      var session =
          Deadline.in(TIME_FOR_EACH)
              .await("a session for " + username, () -> client.logIn(username, password).result());
      Person person = new Person(username, home.site(), client, session, List.of());
      fund(person);
      return person;
    }

    private void fund(Person person) {
      UUID deposit = id();
      journal.begins(new Write.MadeDeposit(deposit, person.username(), money));
      Deadline.in(TIME_FOR_EACH)
          .awaitTrue(
              "the deposit of " + person.username() + " is posted",
              () ->
                  journal.moneyAnswered(deposit, person.calls().deposit(deposit, money)).best()
                      == Knowledge.POSTED);
    }

    private Cast furnished(List<Person> people) {
      UUID square = openRoom("square", people);
      List<UUID> rooms = new ArrayList<>(List.of(square));
      List<Person> furnished = new ArrayList<>();
      for (int from = 0; from < people.size(); from += NEIGHBOURS) {
        List<Person> neighbours = people.subList(from, Math.min(people.size(), from + NEIGHBOURS));
        UUID room = openRoom("house " + (rooms.size()), neighbours);
        rooms.add(room);
        neighbours.forEach(person -> furnished.add(person.writingIn(List.of(square, room))));
      }
      return new Cast(furnished, rooms);
    }

    private UUID openRoom(String name, List<Person> members) {
      UUID room = id();
      List<String> names = members.stream().map(Person::username).toList();
      Deadline.in(TIME_FOR_EACH)
          .awaitTrue(
              "room '" + name + "' is at both sites",
              () -> isAtBothSites(members.get(0).calls().createRoom(room, name, names)));
      return room;
    }

    private static boolean isAtBothSites(Outcome<Room> outcome) {
      return outcome instanceof Outcome.Ok<Room> ok && ok.by().atBothSites();
    }

    private UUID id() {
      return Ids.next(random);
    }
  }

  /** A cast for these sites, whose money is noted in the journal. */
  public static Casting at(TwinsiteClient sites, ClientJournal journal) {
    return new Casting(sites, journal);
  }

  /** The person with that username; empty if there is none. */
  public Optional<Person> named(String username) {
    return people.stream().filter(person -> person.username().equals(username)).findFirst();
  }

  /** Somebody who is in the room. */
  public Person memberOf(UUID room) {
    return people.stream()
        .filter(person -> person.rooms().contains(room))
        .findFirst()
        .orElseThrow();
  }
}
