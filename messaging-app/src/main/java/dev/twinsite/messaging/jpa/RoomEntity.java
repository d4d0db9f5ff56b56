package dev.twinsite.messaging.jpa;

import dev.twinsite.identity.Username;
import dev.twinsite.messaging.Room;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.messaging.RoomName;
import dev.twinsite.messaging.RoomOpening;
import dev.twinsite.site.SiteName;
import dev.twinsite.time.HybridTime;
import dev.twinsite.time.Stamp;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** A room. Its key stays when the id changes by which it is known. */
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields of what it reads
@Entity
@Table(name = "room")
public class RoomEntity {

  @Id Long key;

  UUID id;

  @Column(name = "chosen_id")
  UUID chosenId;

  String name;

  String creator;

  @Column(name = "first_members")
  String[] firstMembers;

  long clock;

  String origin;

  Room toRoom() {
    return new Room(
        new RoomId(id),
        new RoomOpening(new RoomId(chosenId), new SiteName(origin)),
        new RoomName(name),
        new Username(creator),
        members(),
        new Stamp(new HybridTime(clock), new SiteName(origin)));
  }

  private SortedSet<Username> members() {
    return Arrays.stream(firstMembers)
        .map(Username::new)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
