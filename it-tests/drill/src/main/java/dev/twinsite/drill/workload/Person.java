package dev.twinsite.drill.workload;

import dev.twinsite.client.Session;
import dev.twinsite.client.TwinsiteClient;
import dev.twinsite.client.UserClient;
import java.util.List;
import java.util.UUID;

/**
 * A user with a client of its own.
 *
 * @param home the site that the client prefers
 * @param client goes to the other site when home fails
 * @param session good at both sites
 * @param rooms in which the person writes
 */
public record Person(
    String username, String home, TwinsiteClient client, Session session, List<UUID> rooms) {

  public Person {
    rooms = List.copyOf(rooms);
  }

  /** The calls of this person, to whichever site is well. */
  public UserClient calls() {
    return client.as(session);
  }

  /** The calls of this person to one site alone. */
  public UserClient callsAt(String site) {
    return client.only(site).as(session);
  }

  Person writingIn(List<UUID> rooms) {
    return new Person(username, home, client, session, rooms);
  }
}
