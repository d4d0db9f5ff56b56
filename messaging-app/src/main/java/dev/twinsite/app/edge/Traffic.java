package dev.twinsite.app.edge;

import java.time.Duration;

/** Is told of every answer, so that answers can be measured. Must be quick and must not throw. */
@FunctionalInterface
public interface Traffic {

  /** The name of the servlet context's attribute that holds it; without it, nobody is told. */
  String ATTRIBUTE = Traffic.class.getName();

  /**
   * @param resource the kind of resource that was asked for, one of a short list; {@code other} for
   *     everything else
   * @param method the HTTP method; {@code other} if it is none that a resource knows
   * @param took from the request's head to the last byte of the answer
   */
  void answered(String resource, String method, int status, Duration took);
}
