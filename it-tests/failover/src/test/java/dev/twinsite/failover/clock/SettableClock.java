package dev.twinsite.failover.clock;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.interceptor.Interceptor;
import java.time.InstantSource;

/**
 * Takes the place of the application's clock, which is a bean like any other, and is right until
 * somebody sets it wrong: a system property of the server says by how much.
 */
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
@Dependent
public class SettableClock {

  /** How many milliseconds the clock is ahead; negative if it is behind. */
  public static final String AHEAD = "twinsite.failover.clock-ahead-millis";

  @Produces
  @ApplicationScoped
  InstantSource clock() {
    InstantSource machine = InstantSource.system();
    return () -> machine.instant().plusMillis(Long.getLong(AHEAD, 0));
  }
}
