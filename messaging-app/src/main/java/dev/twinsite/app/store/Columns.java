package dev.twinsite.app.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows turned into one array for each column, which {@code unnest} makes rows again: so that one
 * statement, prepared once, writes any number of rows. Every value travels as text and is cast
 * where it is used.
 */
public final class Columns {

  private Columns() {}

  /**
   * One array of texts for each column.
   *
   * @param rows at least one, all of one length
   */
  public static @Nullable Object[] of(List<List<@Nullable Object>> rows) {
    int width = rows.get(0).size();
    @Nullable Object[] columns = new @Nullable Object[width];
    for (int i = 0; i < width; i++) {
      columns[i] = column(rows, i);
    }
    return columns;
  }

  private static @Nullable String[] column(List<List<@Nullable Object>> rows, int index) {
    return rows.stream()
        .map(row -> row.get(index))
        .map(value -> value == null ? null : value.toString())
        .toArray(String[]::new);
  }
}
