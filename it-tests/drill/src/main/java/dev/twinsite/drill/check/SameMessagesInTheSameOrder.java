package dev.twinsite.drill.check;

import dev.twinsite.client.Message;
import dev.twinsite.drill.check.Violation.Kind;
import dev.twinsite.drill.evidence.Evidence;
import dev.twinsite.drill.evidence.Holdings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/** Every room reads the same at every site: the same messages, in the same order. */
public final class SameMessagesInTheSameOrder implements Checker {

  @Override
  public List<Violation> check(Evidence evidence) {
    List<Holdings> sites = evidence.sites();
    return sites.stream().skip(1).flatMap(other -> differences(sites.get(0), other)).toList();
  }

  private static Stream<Violation> differences(Holdings one, Holdings other) {
    Set<UUID> rooms = new TreeSet<>(one.rooms().keySet());
    rooms.addAll(other.rooms().keySet());
    return rooms.stream().flatMap(room -> difference(room, one, other).stream());
  }

  private static Optional<Violation> difference(UUID room, Holdings one, Holdings other) {
    List<UUID> here = ids(one.room(room));
    List<UUID> there = ids(other.room(room));
    if (here.equals(there)) {
      return Optional.empty();
    }
    int place = 0;
    while (place < Math.min(here.size(), there.size())
        && here.get(place).equals(there.get(place))) {
      place++;
    }
    return Optional.of(
        Violation.of(
            Kind.SITES_DIFFER,
            "room %s has %d messages at %s and %d at %s; they differ from number %d on",
            room,
            here.size(),
            one.site(),
            there.size(),
            other.site(),
            place + 1));
  }

  private static List<UUID> ids(List<Message> messages) {
    return messages.stream().map(Message::messageId).toList();
  }
}
