package dev.twinsite.app.live;

import dev.twinsite.app.problem.ProblemException;
import dev.twinsite.app.rest.Input;
import dev.twinsite.app.rest.JsonReader;
import dev.twinsite.app.rest.JsonWriter;
import dev.twinsite.app.sync.EventJson;
import dev.twinsite.app.sync.OpaqueCursor;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.replication.Cursor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The frames of the conversation, each one JSON object in one text frame. */
final class LiveFrames {

  /** The largest frame that a client may send, in bytes. */
  static final int LARGEST = 8_192;

  /** The first frame of a client. */
  record Opening(@Nullable String token, @Nullable String since) {}

  /** Every other frame of a client. */
  record Wish(@Nullable String type, @Nullable String roomId) {

    /** Whether the client asks for a sign of life. */
    boolean isPing() {
      return "ping".equals(type);
    }
  }

  /** A sign of life, for clients that do not see the pings of the protocol, as pages. */
  static final String PONG = JsonWriter.text(Map.of("type", "pong"));

  /** A frame that breaks the rules; the message says which. */
  static final class BrokenFrameException extends Exception {

    private static final long serialVersionUID = 1L;

    BrokenFrameException(String message) {
      super(message, null, false, false);
    }
  }

  private LiveFrames() {}

  /** Who comes, and from where. */
  static Opening opening(String frame) throws BrokenFrameException {
    Opening opening = read(Opening.class, frame);
    if (opening.token() == null) {
      throw new BrokenFrameException("token is missing");
    }
    return opening;
  }

  /**
   * The place from which a client wants to go on; the beginning if it does not say.
   *
   * @param head asked for the place behind everything, if that is wanted
   */
  static Supplier<Cursor> since(Opening opening, Supplier<Cursor> head)
      throws BrokenFrameException {
    if ("now".equals(opening.since())) {
      return head;
    }
    Cursor since = given(opening);
    return () -> since;
  }

  private static Cursor given(Opening opening) throws BrokenFrameException {
    try {
      return Optional.ofNullable(opening.since()).map(OpaqueCursor::read).orElse(Cursor.START);
    } catch (IllegalArgumentException e) {
      throw new BrokenFrameException(String.valueOf(e.getMessage()));
    }
  }

  /** What a client that was let in wants. */
  static Wish wish(String frame) throws BrokenFrameException {
    return read(Wish.class, frame);
  }

  /** The room in which somebody is typing. */
  static RoomId typing(Wish wish) throws BrokenFrameException {
    if (!"typing".equals(wish.type())) {
      throw new BrokenFrameException("type must be 'typing' or 'ping'");
    }
    try {
      return Input.id("roomId", wish.roomId(), RoomId::new);
    } catch (ProblemException e) {
      throw new BrokenFrameException(e.problem().detail());
    }
  }

  /** The client is let in, and hears what lies behind the cursor. */
  static String ready(Cursor cursor) {
    return JsonWriter.text(Map.of("type", "ready", "cursor", OpaqueCursor.write(cursor)));
  }

  /** The body of an event, to be completed by {@link #at}. */
  static String event(EventJson event) {
    return JsonWriter.text(event);
  }

  /** The frame of an event for a client that stands there when it has read it. */
  static String at(String event, Cursor cursor) {
    String place = ",\"cursor\":\"" + OpaqueCursor.write(cursor) + "\"}";
    return event.substring(0, event.length() - 1) + place;
  }

  /** Somebody is typing in a room. */
  static String typing(RoomId room, String username) {
    return JsonWriter.text(
        Map.of("type", "typing", "roomId", room.toString(), "username", username));
  }

  /** This node serves nobody any more. */
  static String closing(String why, List<String> alternates) {
    return JsonWriter.text(Map.of("type", "closing", "detail", why, "alternates", alternates));
  }

  private static <T> T read(Class<T> type, String frame) throws BrokenFrameException {
    try {
      return JsonReader.parse(type, frame);
    } catch (ProblemException e) {
      throw new BrokenFrameException(e.problem().detail());
    }
  }
}
