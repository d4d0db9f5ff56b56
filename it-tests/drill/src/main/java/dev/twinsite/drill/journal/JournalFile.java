package dev.twinsite.drill.journal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/** The append-only file of one client: a line of JSON for each thing it does or learns. */
final class JournalFile implements Closeable {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final BufferedWriter lines;

  private JournalFile(BufferedWriter lines) {
    this.lines = lines;
  }

  static JournalFile appendingTo(Path file) {
    try {
      return new JournalFile(
          Files.newBufferedWriter(
              file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void begun(Instant at, Write write) {
    ObjectNode line = line(at, "begun", write);
    if (write instanceof Write.SentMessage message) {
      line.put("message", message.text()).put("room", message.roomId().toString());
    } else if (write instanceof Write.OrderedTransfer transfer) {
      line.put("transfer", transfer.amount()).put("to", transfer.to());
    } else if (write instanceof Write.MadeDeposit deposit) {
      line.put("deposit", deposit.amount());
    }
    append(line);
  }

  void learned(Instant at, Write write, Knowledge news, String from) {
    append(line(at, news.name(), write).put("from", from));
  }

  @Override
  public synchronized void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode line(Instant at, String what, Write write) {
    return MAPPER
        .createObjectNode()
        .put("at", at.toString())
        .put("id", write.id().toString())
        .put("what", what);
  }

  private synchronized void append(ObjectNode line) {
    try {
      lines.write(line.toString());
      lines.newLine();
      lines.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
