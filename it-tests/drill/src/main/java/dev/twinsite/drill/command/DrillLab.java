package dev.twinsite.drill.command;

import dev.twinsite.lab.Lab;
import dev.twinsite.lab.LabConfig;
import dev.twinsite.lab.LabException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Finds or starts the lab of a command, and takes down what it has started on Ctrl-C as well. */
final class DrillLab {

  private DrillLab() {}

  /** The lab that runs in this home, or one on free ports that ends when it is closed. */
  static Lab in(Path home, Consumer<String> progress) {
    try {
      Lab running = Lab.attach(home, progress);
      progress.accept("using the lab that runs in " + home);
      return running;
    } catch (LabException none) {
      return start(LabConfig.standard().withHome(home).withFreePorts(), progress);
    }
  }

  /** A lab that ends when it is closed, or when this process is asked to end. */
  static Lab start(LabConfig config, Consumer<String> progress) {
    Lab lab = Lab.start(config, progress);
    Runtime.getRuntime().addShutdownHook(new Thread(lab::close, "lab-goodbye"));
    return lab;
  }
}
