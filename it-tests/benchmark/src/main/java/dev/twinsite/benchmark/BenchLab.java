package dev.twinsite.benchmark;

import dev.twinsite.lab.DeclaredBy;
import dev.twinsite.lab.Lab;
import dev.twinsite.lab.LabConfig;
import dev.twinsite.lab.LabException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The lab that is put under load. */
public final class BenchLab {

  private BenchLab() {}

  /** The lab that runs in the home, or one on free ports that ends with whoever asks. */
  public static Lab at(Path home, int nodesPerSite, Consumer<String> out) {
    try {
      Lab running = Lab.attach(home, out);
      out.accept("using the lab that runs in " + home);
      return running;
    } catch (LabException none) {
      LabConfig config =
          LabConfig.standard()
              .withHome(home)
              .withNodesPerSite(nodesPerSite)
              .withFreePorts()
              .withDeclaredBy(DeclaredBy.PEOPLE);
      Lab lab = Lab.start(config, out);
      Runtime.getRuntime().addShutdownHook(new Thread(lab::close, "lab-goodbye"));
      return lab;
    }
  }
}
