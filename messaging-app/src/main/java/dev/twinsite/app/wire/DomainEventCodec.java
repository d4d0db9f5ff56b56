package dev.twinsite.app.wire;

import static java.util.Objects.requireNonNull;

import dev.twinsite.event.DecisiveEvent;
import dev.twinsite.event.DomainEvent;
import dev.twinsite.replication.Envelope;
import dev.twinsite.replication.JournalEntry;
import dev.twinsite.site.SiteName;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.infinispan.protostream.ImmutableSerializationContext;
import org.infinispan.protostream.ProtobufUtil;
import org.infinispan.protostream.SerializationContext;

/** Turns facts into envelopes for the journal, and back. */
@ApplicationScoped
public class DomainEventCodec {

  private static final List<EventKind<?, ?>> KINDS =
      Stream.of(
              IdentityKinds.all(),
              MessagingKinds.all(),
              RevisionKinds.all(),
              PaymentKinds.all(),
              RightKinds.all())
          .flatMap(Collection::stream)
          .toList();
  private static final Map<String, EventKind<?, ?>> BY_NAME = index(EventKind::name);
  private static final Map<Class<?>, EventKind<?, ?>> BY_EVENT = index(EventKind::event);

  private final ImmutableSerializationContext context = context();

  /** The kinds of event that this version of the application understands. */
  public Set<String> kinds() {
    return BY_NAME.keySet();
  }

  /** The name of a kind of event. */
  public String kindOf(Class<? extends DomainEvent> event) {
    return requireNonNull(BY_EVENT.get(event)).name();
  }

  /** The envelope of a fact that happened at this site. */
  public Envelope encode(DomainEvent event, SiteName origin) {
    EventKind<?, ?> kind = requireNonNull(BY_EVENT.get(event.getClass()));
    return new Envelope(
        kind.name(),
        kind.idOf(event, origin),
        event instanceof DecisiveEvent,
        event instanceof DecisiveEvent decisive ? Optional.of(decisive.claim()) : Optional.empty(),
        event.clock().value(),
        kind.topicsOf(event, origin),
        bytes(kind.dataOf(event)));
  }

  /**
   * The fact in an entry.
   *
   * @throws IllegalArgumentException if the kind is unknown, or the payload cannot be read or lacks
   *     a field that the fact cannot do without
   */
  public DomainEvent decode(JournalEntry entry) {
    EventKind<?, ?> kind = BY_NAME.get(entry.envelope().kind());
    if (kind == null) {
      throw new IllegalArgumentException("unknown kind of event " + entry.envelope().kind());
    }
    return kind.factOf(read(entry.envelope().payload(), kind.data()), entry.origin());
  }

  private byte[] bytes(Object data) {
    try {
      return ProtobufUtil.toByteArray(context, data);
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
  }

  private <D> D read(byte[] payload, Class<D> data) {
    try {
      return ProtobufUtil.fromByteArray(context, payload, 0, payload.length, data);
    } catch (IOException e) {
      throw new IllegalArgumentException("payload is no " + data.getSimpleName(), e);
    }
  }

  private static <K> Map<K, EventKind<?, ?>> index(Function<EventKind<?, ?>, K> key) {
    return KINDS.stream().collect(Collectors.toUnmodifiableMap(key, Function.identity()));
  }

  private static SerializationContext context() {
    SerializationContext context = ProtobufUtil.newSerializationContext();
    var schema = new EventSchemaImpl();
    schema.registerSchema(context);
    schema.registerMarshallers(context);
    return context;
  }
}
