package dev.twinsite.app.edge;

import dev.twinsite.app.Settings;
import dev.twinsite.app.SiteConfiguration;
import dev.twinsite.app.WebOrigins;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Puts {@link EdgeHandler} around the whole application. A node whose configuration is wrong does
 * not deploy; the deployment's failure names the variable.
 */
public final class EdgeExtension implements ServletExtension {

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    var settings = new Settings(ConfigProvider.getConfig());
    var site = SiteConfiguration.read(settings);
    var origins = WebOrigins.read(settings, site);
    var writes = Turnstile.read(settings);
    Door door = () -> doorOf(context).closedBecause();
    Traffic traffic =
        (resource, method, status, took) ->
            trafficOf(context).answered(resource, method, status, took);
    deployment.addThreadSetupAction(new NamedInLog());
    deployment.addInitialHandlerChainWrapper(
        next -> new EdgeHandler(next, site, origins, door, writes, traffic));
  }

  private static Traffic trafficOf(ServletContext context) {
    return context.getAttribute(Traffic.ATTRIBUTE) instanceof Traffic traffic
        ? traffic
        : (resource, method, status, took) -> {};
  }

  private static Door doorOf(ServletContext context) {
    return context.getAttribute(Door.ATTRIBUTE) instanceof Door door
        ? door
        : () -> Optional.of("this node is starting");
  }
}
