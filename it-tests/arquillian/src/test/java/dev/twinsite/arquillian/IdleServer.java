package dev.twinsite.arquillian;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process that does nothing but say goodbye, if it is given the chance. It ends with the process
 * that started it.
 */
final class IdleServer {

  public static void main(String[] arguments) throws IOException {
    Path goodbye = Path.of(arguments[0]);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> write(goodbye)));
    System.out.println("ready");
    while (System.in.read() >= 0) {}
  }

  private static void write(Path goodbye) {
    try {
      Files.writeString(goodbye, "goodbye");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private IdleServer() {}
}
