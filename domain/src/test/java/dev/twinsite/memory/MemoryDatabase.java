package dev.twinsite.memory;

import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tables in memory that take part in transactions, for one thread. What is written outside of a
 * transaction counts at once; what is written in one can be undone, as a whole or back to a mark.
 *
 * <p>Each write leaves behind how to undo it. Values must not change after they were put in.
 */
public final class MemoryDatabase {

  private final List<Runnable> undoing = new ArrayList<>();
  private Runnable beforeWrite = () -> {};
  private boolean open;

  /** Something to be done before each write; a database that dies there throws. */
  public void beforeEachWrite(Runnable action) {
    beforeWrite = action;
  }

  /**
   * Begins a transaction.
   *
   * @throws IllegalStateException if there is one
   */
  public void begin() {
    if (open) {
      throw new IllegalStateException("there is a transaction already");
    }
    open = true;
  }

  /** Whether a transaction has begun and not ended. */
  public boolean isOpen() {
    return open;
  }

  /** Makes what was written since the beginning count. */
  public void commit() {
    open = false;
    undoing.clear();
  }

  /** Undoes what was written since the beginning. */
  public void rollBack() {
    rollBackTo(0);
    open = false;
  }

  /** A place in the transaction to which it can be rolled back. */
  public int mark() {
    return undoing.size();
  }

  /** Undoes what was written since the mark; the transaction goes on. */
  public void rollBackTo(int mark) {
    while (undoing.size() > mark) {
      undoing.remove(undoing.size() - 1).run();
    }
  }

  /** A table over the given map, which may be read and must not be written directly. */
  public <K, V> Map<K, V> map(Map<K, V> rows) {
    return new Table<>(rows);
  }

  /** An empty table of rows in the order in which they were added. */
  public <E> List<E> list() {
    return new Rows<>();
  }

  /** A single row. */
  public <T> Cell<T> cell(T value) {
    return new Cell<>(value);
  }

  /** Has to be called before a write that such an action undoes. */
  void write(Runnable undo) {
    beforeWrite.run();
    if (open) {
      undoing.add(undo);
    }
  }

  /** A single row that can be replaced. */
  public final class Cell<T> {

    private T value;

    private Cell(T value) {
      this.value = value;
    }

    public T get() {
      return value;
    }

    public void set(T next) {
      T before = value;
      write(() -> value = before);
      value = next;
    }
  }

  private final class Table<K, V> extends AbstractMap<K, V> {

    private final Map<K, V> rows;

    Table(Map<K, V> rows) {
      this.rows = rows;
    }

    @Override
    public V put(K key, V value) {
      V before = rows.get(key);
      write(before == null ? () -> rows.remove(key) : () -> rows.put(key, before));
      return rows.put(key, value);
    }

    @Override
    @SuppressWarnings("unchecked")
    public V remove(Object key) {
      V before = rows.get(key);
      if (before != null) {
        write(() -> rows.put((K) key, before));
      }
      return rows.remove(key);
    }

    @Override
    public V get(Object key) {
      return rows.get(key);
    }

    @Override
    public boolean containsKey(Object key) {
      return rows.containsKey(key);
    }

    @Override
    public int size() {
      return rows.size();
    }

    @Override
    public Set<K> keySet() {
      return Collections.unmodifiableSet(rows.keySet());
    }

    @Override
    public Collection<V> values() {
      return Collections.unmodifiableCollection(rows.values());
    }

    @Override
    public Set<Entry<K, V>> entrySet() {
      return Collections.unmodifiableSet(rows.entrySet());
    }
  }

  private final class Rows<E> extends AbstractList<E> {

    private final List<E> rows = new ArrayList<>();

    @Override
    public E get(int index) {
      return rows.get(index);
    }

    @Override
    public int size() {
      return rows.size();
    }

    @Override
    public void add(int index, E row) {
      write(() -> rows.remove(index));
      rows.add(index, row);
    }

    @Override
    public E set(int index, E row) {
      E before = rows.get(index);
      write(() -> rows.set(index, before));
      return rows.set(index, row);
    }

    @Override
    public E remove(int index) {
      E before = rows.get(index);
      write(() -> rows.add(index, before));
      return rows.remove(index);
    }
  }
}
