package dev.twinsite.benchmark.probe;

import jakarta.annotation.Resource;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.infinispan.Cache;

/**
 * Puts new entries into a cache whose backup is the other site, one after the other, and answers
 * with the microseconds that each has taken, a line each. Asked by several callers at a time it
 * puts as many at a time.
 */
@WebServlet("/puts")
public class PutServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  /** Where the benchmark makes the cache. */
  @SuppressWarnings("NullAway.Init")
  @Resource(lookup = "java:jboss/infinispan/cache/replication/benchmark")
  private transient Cache<String, byte[]> cache;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] value = new byte[Integer.parseInt(request.getParameter("bytes"))];
    long millis = Long.parseLong(request.getParameter("millis"));
    response.setContentType("text/plain");
    for (long micros : puts(value, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis))) {
      response.getWriter().println(micros);
    }
  }

  private List<Long> puts(byte[] value, long end) {
    List<Long> micros = new ArrayList<>();
    long before = System.nanoTime();
    while (before < end) {
      cache.put(UUID.randomUUID().toString(), value);
      long after = System.nanoTime();
      micros.add(TimeUnit.NANOSECONDS.toMicros(after - before));
      before = after;
    }
    return micros;
  }
}
