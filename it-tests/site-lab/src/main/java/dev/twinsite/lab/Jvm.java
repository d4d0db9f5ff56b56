package dev.twinsite.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How the lab starts Java programs: with the Java that it runs on itself. */
final class Jvm {
  /** What WildFly's own start script opens to it. */
  private static final List<String> OPENED_TO_WILDFLY =
      List.of(
          "--add-exports=java.desktop/sun.awt=ALL-UNNAMED",
          "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
          "--add-exports=java.naming/com.sun.jndi.url.ldap=ALL-UNNAMED",
          "--add-exports=java.naming/com.sun.jndi.url.ldaps=ALL-UNNAMED",
          "--add-exports=jdk.naming.dns/com.sun.jndi.dns=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
          "--add-opens=java.base/java.io=ALL-UNNAMED",
          "--add-opens=java.base/java.net=ALL-UNNAMED",
          "--add-opens=java.base/java.security=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.management/javax.management=ALL-UNNAMED",
          "--add-opens=java.naming/javax.naming=ALL-UNNAMED");

  private Jvm() {}

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /**
   * A WildFly.
   *
   * @param options for its JVM, after the lab's own, so that they win
   */
  static List<String> wildfly(Distribution distribution, ServerName name, List<String> options) {
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(OPENED_TO_WILDFLY);
    command.addAll(List.of("-XX:+UseSerialGC", "-Xss512k", "-XX:MaxMetaspaceSize=256m"));
    command.addAll(options);
    command.addAll(
        List.of(
            "-Djava.net.preferIPv4Stack=true",
            "-Djava.awt.headless=true",
            "-Djboss.home.dir=" + distribution.wildfly(),
            "-Djboss.server.base.dir={base}",
            "-Djboss.node.name=" + name,
            "-Dlogging.configuration=file:{base}/configuration/logging.properties",
            "-jar",
            distribution.wildfly().resolve("jboss-modules.jar").toString(),
            "-mp",
            distribution.modules() + ":" + distribution.wildfly().resolve("modules"),
            "org.jboss.as.standalone",
            "--server-config=standalone.xml",
            "--stability=community"));
    return command;
  }

  /** The words of an environment variable, or the default where it is not set. */
  static List<String> optionsFrom(String variable, String otherwise) {
    String value = System.getenv().getOrDefault(variable, otherwise);
    return Arrays.stream(value.trim().split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }

  static String resource(String name) {
    try (InputStream in = Jvm.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("No resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
