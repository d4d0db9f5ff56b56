package dev.twinsite.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MemoryDatabaseTest {

  private final MemoryDatabase database = new MemoryDatabase();
  private final Map<String, Integer> table = database.map(new TreeMap<>());
  private final List<String> rows = database.list();
  private final MemoryDatabase.Cell<String> cell = database.cell("first");

  @Test
  void whatIsRolledBackHasNeverBeen() {
    table.put("kept", 1);
    table.put("changed", 2);
    rows.addAll(List.of("a", "b", "c"));

    database.begin();
    write();
    database.rollBack();

    assertThat(table).isEqualTo(Map.of("kept", 1, "changed", 2));
    assertThat(rows).containsExactly("a", "b", "c");
    assertThat(cell.get()).isEqualTo("first");
  }

  @Test
  void whatIsCommittedStaysWhenTheNextTransactionIsRolledBack() {
    database.begin();
    write();
    database.commit();
    database.begin();
    database.rollBack();

    assertThat(table).isEqualTo(Map.of("changed", 3, "new", 4));
    assertThat(cell.get()).isEqualTo("second");
  }

  @Test
  void partOfTransactionIsUndoneAndTheRestLives() {
    database.begin();
    table.put("before", 1);
    int mark = database.mark();
    write();
    database.rollBackTo(mark);
    table.put("after", 2);
    database.commit();

    assertThat(table).isEqualTo(Map.of("before", 1, "after", 2));
    assertThat(rows).isEmpty();
  }

  @Test
  void writeThatFailsHasWrittenNothing() {
    database.beforeEachWrite(
        () -> {
          throw new IllegalStateException("the power is out");
        });

    assertThatThrownBy(() -> table.put("new", 1)).hasMessage("the power is out");
    assertThatThrownBy(() -> cell.set("second")).hasMessage("the power is out");
    assertThat(table).isEmpty();
    assertThat(cell.get()).isEqualTo("first");
  }

  private void write() {
    table.put("changed", 3);
    table.put("new", 4);
    table.remove("kept");
    rows.remove("b");
    rows.add(0, "z");
    cell.set("second");
  }
}
