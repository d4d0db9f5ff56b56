package dev.twinsite.replication.engine;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Says each thing once, however often it happens; bounded, so that nothing can fill the memory. */
final class Once {

  private static final int REMEMBERED_MAX = 1_000;

  private final Set<String> said = ConcurrentHashMap.newKeySet();
  private final Logger log;

  Once(Logger log) {
    this.log = log;
  }

  void warn(String sentence) {
    if (said.size() >= REMEMBERED_MAX) {
      said.clear();
    }
    if (said.add(sentence)) {
      log.warn(sentence);
    }
  }
}
