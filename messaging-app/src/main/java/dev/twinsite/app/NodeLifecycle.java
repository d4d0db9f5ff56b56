package dev.twinsite.app;

import dev.twinsite.app.edge.Door;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Ties the node's start and end to those of the deployment. */
@WebListener
public class NodeLifecycle implements ServletContextListener {

  @Inject NodeStart start;
  @Inject NodeDoor door;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    event.getServletContext().setAttribute(Door.ATTRIBUTE, door);
    start.begin();
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    start.end();
  }
}
