package dev.twinsite.app;

import dev.twinsite.app.edge.Door;
import dev.twinsite.app.edge.Traffic;
import dev.twinsite.app.live.Live;
import dev.twinsite.app.metrics.NodeMetrics;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Ties the node's start and end to those of the deployment. */
@WebListener
public class NodeLifecycle implements ServletContextListener {

  @Inject NodeStart start;
  @Inject NodeDoor door;
  @Inject NodeMetrics metrics;
  @Inject Live live;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    event.getServletContext().setAttribute(Door.ATTRIBUTE, door);
    event.getServletContext().setAttribute(Traffic.ATTRIBUTE, metrics.traffic());
    live.open();
    start.begin();
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    live.close();
    start.end();
    metrics.end();
  }
}
