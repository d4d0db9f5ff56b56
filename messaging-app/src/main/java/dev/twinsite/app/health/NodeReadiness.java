package dev.twinsite.app.health;

import dev.twinsite.app.NodeDoor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/** Up while the node's door is open. */
@Readiness
@ApplicationScoped
public class NodeReadiness implements HealthCheck {

  @Inject @Nullable NodeDoor door;

  @Override
  public HealthCheckResponse call() {
    Optional<String> closed = door.closedBecause();
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("node").status(closed.isEmpty());
    closed.ifPresent(why -> answer.withData("closedBecause", why));
    return answer.build();
  }
}
