package dev.twinsite.lab;

import java.nio.file.Path;
import java.util.List;

/**
 * A command that another module adds to {@code it-tests/lab}, found as a service of this type on
 * the class path.
 */
public interface LabCommand {

  /** The word that calls it, for instance {@code drill}. */
  String name();

  /** One line for the list of commands: its arguments and what it does. */
  String help();

  /**
   * Does it, writing to standard output.
   *
   * @param home of the lab, as {@code --home} says, absolute
   * @param arguments that follow the name, without {@code --home}
   * @return the exit status
   * @throws LabException for what ends in one clear sentence
   */
  int run(Path home, List<String> arguments);
}
