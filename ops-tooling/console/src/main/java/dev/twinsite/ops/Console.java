package dev.twinsite.ops;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The ops server inside its WAR: started with the deployment and ended with it. If it cannot start
 * because of how it is configured, the deployment stays and answers every request with the reason.
 */
@ApplicationScoped
public class Console {

  private static final Logger LOG = Logger.getLogger(Console.class);
  private static final String DATA_SOURCE = "java:jboss/datasources/twinsite";

  private @Nullable OpsServer server;
  private String obstacle = "it has not been started yet";

  /** The running server; empty if it could not be started. */
  public Optional<OpsServer> server() {
    return Optional.ofNullable(server);
  }

  /** Why there is no running server, for operators. */
  public String obstacle() {
    return obstacle;
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object begun) {
    try {
      Config properties = ConfigProvider.getConfig();
      OpsConfig config = OpsConfig.from(name -> properties.getOptionalValue(name, String.class));
      server = new OpsServer(config, Console::dataSource, InstantSource.system()).start();
      LOG.infof("The ops server of %s is running: %s", config.site(), config);
    } catch (RuntimeException e) {
      obstacle = String.valueOf(e.getMessage());
      LOG.errorf("This ops server does not serve: %s", obstacle);
      LOG.debug("Why it does not serve", e);
    }
  }

  @PreDestroy
  void stop() {
    server().ifPresent(OpsServer::close);
  }

  // Looked up at each use: the deployment must not depend on a data source.
  private static DataSource dataSource() throws SQLException {
    try {
      return InitialContext.doLookup(DATA_SOURCE);
    } catch (NamingException e) {
      throw new SQLException("the server offers no " + DATA_SOURCE, e);
    }
  }
}
