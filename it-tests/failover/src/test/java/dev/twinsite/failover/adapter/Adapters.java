package dev.twinsite.failover.adapter;

import java.io.File;
import java.net.URISyntaxException;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ArchivePath;
import org.jboss.shrinkwrap.api.Filter;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * An application of the adapters alone, taken from the archive that is shipped: no resources, no
 * publisher and no applier, which belong to the application beside it.
 */
final class Adapters {

  private static final String CLASSES = "/WEB-INF/classes";
  private static final List<String> PARTS =
      List.of(
          "/dev/twinsite/identity/jpa/",
          "/dev/twinsite/messaging/jpa/",
          "/dev/twinsite/payment/jpa/",
          "/dev/twinsite/app/store/",
          "/dev/twinsite/app/ServerResources.class",
          "/META-INF/persistence.xml");

  private Adapters() {}

  /** The adapters and the contracts of the ports. */
  static WebArchive withContracts() {
    EnterpriseArchive application = application();
    return ShrinkWrap.create(WebArchive.class, "contracts.war")
        .merge(shipped(application, "messaging-app.war", WebArchive.class), "/", parts())
        .addAsLibrary(shipped(application, "lib/domain.jar", JavaArchive.class))
        .addAsLibrary(jarOf(Assertions.class))
        .addPackage("dev.twinsite.identity.contract")
        .addPackage("dev.twinsite.messaging.contract")
        .addPackage("dev.twinsite.payment.contract")
        .addClasses(RolledBack.class, TwoSites.class)
        .addAsWebInfResource(new StringAsset(ANNOTATED_BEANS), "beans.xml");
  }

  private static final String ANNOTATED_BEANS =
      "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\""
          + " bean-discovery-mode=\"annotated\"/>";

  private static EnterpriseArchive application() {
    File ear = new File(System.getProperty("twinsite.ear", "../../ear/target/twinsite.ear"));
    return ShrinkWrap.createFromZipFile(EnterpriseArchive.class, ear);
  }

  private static <A extends org.jboss.shrinkwrap.api.Archive<A>> A shipped(
      EnterpriseArchive application, String path, Class<A> type) {
    return ShrinkWrap.create(type, path.substring(path.lastIndexOf('/') + 1))
        .as(ZipImporter.class)
        .importFrom(application.get(path).getAsset().openStream())
        .as(type);
  }

  /** Appliers belong to replication, which is not here. */
  private static Filter<ArchivePath> parts() {
    return path ->
        PARTS.stream().anyMatch(part -> path.get().startsWith(CLASSES + part))
            && !path.get().endsWith("Applier.class");
  }

  private static File jarOf(Class<?> type) {
    try {
      return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
