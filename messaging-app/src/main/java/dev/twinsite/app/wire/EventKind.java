package dev.twinsite.app.wire;

import dev.twinsite.event.DomainEvent;
import dev.twinsite.site.SiteName;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How one kind of event is written and read.
 *
 * @param name the stable name of the kind in journals
 * @param event the type of the fact
 * @param data the type of its bytes
 * @param id the id of the event, given its origin
 * @param topics under which it can be asked for, given its origin
 * @param read makes the fact from its bytes and its origin
 */
record EventKind<E extends DomainEvent, D>(
    String name,
    Class<E> event,
    Class<D> data,
    BiFunction<E, SiteName, UUID> id,
    BiFunction<E, SiteName, List<String>> topics,
    Function<E, D> write,
    BiFunction<D, SiteName, E> read) {

  /** The id for events whose fact has no identity of its own. */
  static <E> BiFunction<E, SiteName, UUID> newId() {
    return (event, origin) -> UUID.randomUUID();
  }

  UUID idOf(DomainEvent fact, SiteName origin) {
    return id.apply(event.cast(fact), origin);
  }

  List<String> topicsOf(DomainEvent fact, SiteName origin) {
    return topics.apply(event.cast(fact), origin);
  }

  Object dataOf(DomainEvent fact) {
    return write.apply(event.cast(fact));
  }

  DomainEvent factOf(Object bytes, SiteName origin) {
    return read.apply(data.cast(bytes), origin);
  }
}
