package dev.twinsite.app;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import javax.sql.DataSource;

/** Makes beans of what the server offers. */
@Dependent
@SuppressWarnings("NullAway.Init") // the server fills the fields
public class ServerResources {

  @Produces
  @Resource(lookup = "java:jboss/datasources/twinsite")
  DataSource dataSource;

  @Produces
  @PersistenceUnit(unitName = "twinsite")
  EntityManagerFactory entityManagers;

  @Produces
  @Resource(lookup = "java:jboss/ee/concurrency/executor/default")
  ManagedExecutorService executor;

  @Produces
  @Typed(ManagedScheduledExecutorService.class)
  @Resource(lookup = "java:jboss/ee/concurrency/scheduler/default")
  ManagedScheduledExecutorService scheduler;
}
