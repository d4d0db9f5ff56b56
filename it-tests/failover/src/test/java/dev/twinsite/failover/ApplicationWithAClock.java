package dev.twinsite.failover;

import static dev.twinsite.arquillian.ServerModel.address;

import dev.twinsite.arquillian.ServerModel;
import dev.twinsite.arquillian.Site;
import dev.twinsite.failover.clock.SettableClock;
import java.io.File;
import java.time.Duration;
import org.jboss.as.controller.client.helpers.Operations;
import org.jboss.dmr.ModelNode;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;

/**
 * The application as it is shipped, with one library more: a clock that can be set. No process on
 * this machine can be given another time than the others have without a library that is not
 * everywhere, and a switch for it in the application could be thrown by mistake.
 */
final class ApplicationWithAClock {

  private static final String SHIPPED = "twinsite.ear";
  private static final String WITH_A_CLOCK = "twinsite-with-a-clock.ear";

  private final ServerModel server;

  private ApplicationWithAClock(Site site) {
    this.server = site.firstServerModel();
  }

  /** Takes the place of the application that is shipped, at the site's first server. */
  static ApplicationWithAClock deployedAt(Site site) {
    ApplicationWithAClock application = new ApplicationWithAClock(site);
    application.server.undeploy(SHIPPED);
    application.server.perform(adding(archive()));
    return application;
  }

  /** Gives the application that is shipped its place back. */
  void undeploy() {
    setRight();
    server.perform("remove", "deployment", WITH_A_CLOCK);
    server.redeploy(SHIPPED);
  }

  /** Sets the clock wrong, from one instant to the next. */
  void setAhead(Duration time) {
    setRight();
    ModelNode add = Operations.createAddOperation(property());
    add.get("value").set(Long.toString(time.toMillis()));
    server.perform(add);
  }

  /** Sets the clock to the time of the machine. */
  void setRight() {
    if (isWrong()) {
      server.perform(Operations.createRemoveOperation(property()));
    }
  }

  private boolean isWrong() {
    ModelNode names = Operations.createOperation("read-children-names");
    names.get("child-type").set("system-property");
    return server.perform(names).asList().stream()
        .anyMatch(name -> name.asString().equals(SettableClock.AHEAD));
  }

  private static ModelNode property() {
    return address("system-property", SettableClock.AHEAD);
  }

  private static ModelNode adding(File archive) {
    ModelNode add = Operations.createAddOperation(address("deployment", WITH_A_CLOCK));
    add.get("content").get(0).get("url").set(archive.toURI().toString());
    add.get("enabled").set(true);
    return add;
  }

  private static File archive() {
    File shipped = new File(System.getProperty("twinsite.ear", "../../ear/target/twinsite.ear"));
    File archive = new File("target", WITH_A_CLOCK).getAbsoluteFile();
    ShrinkWrap.createFromZipFile(EnterpriseArchive.class, shipped)
        .addAsLibrary(clock())
        .as(ZipExporter.class)
        .exportTo(archive, true);
    return archive;
  }

  private static JavaArchive clock() {
    return ShrinkWrap.create(JavaArchive.class, "settable-clock.jar")
        .addClass(SettableClock.class)
        .addAsManifestResource(new StringAsset(""), "beans.xml");
  }
}
