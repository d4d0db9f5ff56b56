package dev.twinsite.ops.events;

import dev.twinsite.ops.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * The views of this server as they change. Only the latest state of each is kept, so what is held
 * for readers is bounded by the number of views, however many readers there are and however slow.
 */
public final class Feed {

  private final Map<String, Supplier<?>> views = new LinkedHashMap<>();
  private final Map<String, Event> latest = new HashMap<>();
  private final List<Reader> readers = new CopyOnWriteArrayList<>();
  private final String life = UUID.randomUUID().toString().substring(0, 8);
  private long number;

  /**
   * The state of a view.
   *
   * @param id names this one among all of this life of the server
   * @param view its name
   * @param json its content
   */
  public record Event(long number, String id, String view, String json) {}

  /** Where a reader has come; wakes it when there is news. */
  public interface Reader {

    /** There may be something new. Must return at once. */
    void wake();
  }

  /** Adds a view; to be called before the first look. */
  public void view(String name, Supplier<?> content) {
    views.put(name, content);
  }

  /** Looks at every view once and wakes the readers if one has changed. */
  public void look() {
    if (!readers.isEmpty() && readAll()) {
      readers.forEach(Reader::wake);
    }
  }

  /** A reader begins to be woken. */
  public void add(Reader reader) {
    readers.add(reader);
    reader.wake();
  }

  /** It is not woken any more. */
  public void remove(Reader reader) {
    readers.remove(reader);
  }

  /** How many readers there are. */
  public int readers() {
    return readers.size();
  }

  /**
   * The oldest state that is newer than what a reader has.
   *
   * @param lastId the id of the last event that it has; of another life or unknown: it has nothing
   */
  public synchronized Optional<Event> after(String lastId) {
    long known = numberOf(lastId);
    return latest.values().stream()
        .filter(event -> event.number() > known)
        .min(Comparator.comparingLong(Event::number));
  }

  private boolean readAll() {
    boolean changed = false;
    for (Map.Entry<String, Supplier<?>> view : new ArrayList<>(views.entrySet())) {
      byte[] json = Json.write(view.getValue().get());
      changed |= note(view.getKey(), new String(json, StandardCharsets.UTF_8));
    }
    return changed;
  }

  private synchronized boolean note(String view, String json) {
    Event before = latest.get(view);
    if (before != null && before.json().equals(json)) {
      return false;
    }
    number++;
    latest.put(view, new Event(number, life + "-" + number, view, json));
    return true;
  }

  private long numberOf(String id) {
    String prefix = life + "-";
    boolean ours = id.startsWith(prefix) && id.substring(prefix.length()).matches("[0-9]{1,15}");
    return ours ? Long.parseLong(id.substring(prefix.length())) : 0;
  }
}
