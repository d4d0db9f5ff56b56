package dev.twinsite.messaging;

import dev.twinsite.time.Stamp;

/** The last word of its sender on a message that was sent before. */
public sealed interface Revision {

  /** When and where that was said. */
  Stamp made();

  /** What the message says now; nothing if it was deleted. */
  String text();

  /** The message says something else now. */
  record Edited(MessageText now, Stamp made) implements Revision {

    @Override
    public String text() {
      return now.value();
    }
  }

  /** The message says nothing any more; that it was there can still be seen. */
  record Deleted(Stamp made) implements Revision {

    @Override
    public String text() {
      return "";
    }
  }
}
