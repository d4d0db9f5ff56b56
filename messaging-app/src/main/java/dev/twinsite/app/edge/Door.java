package dev.twinsite.app.edge;

import java.util.Optional;

/** Whether this node serves requests. */
@FunctionalInterface
public interface Door {

  /** The name of the servlet context's attribute that holds the door; without it, it is shut. */
  String ATTRIBUTE = Door.class.getName();

  /** Why the node serves no requests now, as one sentence for the caller; empty if it does. */
  Optional<String> closedBecause();
}
