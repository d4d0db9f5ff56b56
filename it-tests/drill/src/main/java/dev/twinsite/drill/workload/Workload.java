package dev.twinsite.drill.workload;

import java.time.Duration;
import java.util.Random;

/** Something that people do again and again. */
public interface Workload {

  /** How often each person does it. */
  Duration every();

  /**
   * Does it once and notes in the clients' journal what came of it.
   *
   * @param random the person's own
   */
  void writeOnce(Person person, Random random);
}
