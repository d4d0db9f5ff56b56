package dev.twinsite.drill.workload;

import dev.twinsite.client.Payment;
import dev.twinsite.drill.journal.ClientJournal;
import dev.twinsite.drill.journal.Write.OrderedTransfer;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** People send each other small amounts, 1 to {@value #LARGEST} won. */
public record BankWorkload(ClientJournal journal, List<Person> people, Duration every)
    implements Workload {

  private static final int LARGEST = 5_000;

  public BankWorkload {
    people = List.copyOf(people);
  }

  @Override
  public void writeOnce(Person person, Random random) {
    UUID id = Ids.next(random);
    Payment payment = Payment.won(somebodyElse(person, random), 1 + random.nextInt(LARGEST));
    journal.begins(new OrderedTransfer(id, person.username(), payment.to(), payment.amount()));
    journal.moneyAnswered(id, person.calls().transfer(id, payment));
  }

  private String somebodyElse(Person person, Random random) {
    List<Person> others = people.stream().filter(other -> !other.equals(person)).toList();
    return others.get(random.nextInt(others.size())).username();
  }
}
