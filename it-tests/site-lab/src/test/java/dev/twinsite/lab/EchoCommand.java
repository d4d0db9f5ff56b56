package dev.twinsite.lab;

import java.nio.file.Path;
import java.util.List;

/** A command of another module that remembers how it was called. */
public final class EchoCommand implements LabCommand {

  static volatile String called = "";

  @Override
  public String name() {
    return "echo";
  }

  @Override
  public String help() {
    return "echo                   remembers how it was called";
  }

  @Override
  public int run(Path home, List<String> arguments) {
    called = arguments + " in " + home;
    return 0;
  }
}
