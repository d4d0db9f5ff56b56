package dev.twinsite.drill.check;

import dev.twinsite.client.Answered;
import dev.twinsite.client.Durability;
import dev.twinsite.client.Entry;
import dev.twinsite.client.FactState;
import dev.twinsite.client.Message;
import dev.twinsite.client.Outcome;
import dev.twinsite.client.Problem;
import dev.twinsite.client.Transfer;
import dev.twinsite.client.Wallet;
import dev.twinsite.drill.evidence.Evidence;
import dev.twinsite.drill.evidence.Holdings;
import dev.twinsite.drill.journal.ClientJournal;
import dev.twinsite.drill.journal.Knowledge;
import dev.twinsite.drill.journal.Write;
import dev.twinsite.drill.journal.Write.MadeDeposit;
import dev.twinsite.drill.journal.Write.OrderedTransfer;
import dev.twinsite.drill.journal.Write.SentMessage;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Two sites that keep every promise, and the clients that wrote to them. A test breaks one promise
 * and looks whether the checker sees it.
 */
final class TwoHonestSites {

  static final UUID ROOM = UUID.randomUUID();
  static final String MINJI = "minji";
  static final String JUNHO = "junho";

  /** What a site holds, open to tampering. */
  static final class Site {
    final List<Message> messages = new ArrayList<>();
    final Map<UUID, FactState> money = new HashMap<>();
    final Map<String, List<Entry>> statements = new HashMap<>();
    final Map<String, Wallet> wallets = new HashMap<>();
    final Map<String, String> digest = new HashMap<>(Map.of("/messages/count", "3"));
    final String name;
    long total;

    private Site(String name) {
      this.name = name;
    }

    void moves(Entry entry, String user) {
      List<Entry> statement = statements.computeIfAbsent(user, key -> new ArrayList<>());
      statement.add(entry);
      long balance = statement.stream().mapToLong(Entry::amount).sum();
      wallets.put(user, new Wallet(user, "KRW", balance, balance / 2, 0));
    }

    Holdings holdings() {
      return new Holdings(
          name, Map.of(ROOM, messages), money, wallets, statements, total, "pangyo:1/9", digest);
    }
  }

  final ClientJournal journal;
  final Site pangyo = new Site("pangyo");
  final Site ansan = new Site("ansan");

  TwoHonestSites(Path directory) {
    journal = ClientJournal.in(directory, InstantSource.system());
  }

  Evidence evidence() {
    return new Evidence(journal.all(), List.of(pangyo.holdings(), ansan.holdings()));
  }

  /** A message that its client was told to be safe at both sites, and is. */
  UUID acknowledgedMessage() {
    UUID id = begunMessage();
    journal.messageAnswered(id, ok(message(id)));
    pangyo.messages.add(message(id));
    ansan.messages.add(message(id));
    return id;
  }

  /** A message of which nothing is known, held by no site. */
  UUID begunMessage() {
    UUID id = UUID.randomUUID();
    journal.begins(new SentMessage(id, MINJI, ROOM, "hello"));
    return id;
  }

  static Message message(UUID id) {
    return new Message(id, ROOM, MINJI, "hello", Instant.EPOCH, "pangyo", null);
  }

  /** Money for Minji. */
  UUID postedDeposit(long amount) {
    UUID id = UUID.randomUUID();
    journal.begins(new MadeDeposit(id, MINJI, amount));
    tell(id, FactState.POSTED);
    for (Site site : List.of(pangyo, ansan)) {
      site.money.put(id, FactState.POSTED);
      site.moves(new Entry(id, amount, "bank", Instant.EPOCH, amount), MINJI);
    }
    return id;
  }

  /** A transfer from Minji to Junho that its client was told to be posted, and is. */
  UUID postedTransfer(long amount) {
    UUID id = begunTransfer(amount);
    tell(id, FactState.POSTED);
    holdPosted(pangyo, id, amount);
    holdPosted(ansan, id, amount);
    return id;
  }

  /** A transfer of which nothing is known, held by no site. */
  UUID begunTransfer(long amount) {
    UUID id = UUID.randomUUID();
    Write transfer = new OrderedTransfer(id, MINJI, JUNHO, amount);
    journal.begins(transfer);
    return id;
  }

  void holdPosted(Site site, UUID id, long amount) {
    site.money.put(id, FactState.POSTED);
    site.moves(new Entry(id, -amount, JUNHO, Instant.EPOCH, 0), MINJI);
    site.moves(new Entry(id, amount, MINJI, Instant.EPOCH, amount), JUNHO);
  }

  void tell(UUID id, FactState state) {
    journal.moneyAnswered(id, ok(new Transfer(id, state, "pangyo", null, null)));
  }

  void refuse(UUID id) {
    journal.moneyAnswered(
        id,
        new Outcome.Refused<>(
            new Problem(422, "insufficient-funds", "", null), answered(Optional.empty())));
  }

  Knowledge known(UUID id) {
    return journal.of(id).orElseThrow().best();
  }

  private static <T> Outcome<T> ok(T value) {
    return new Outcome.Ok<>(value, answered(Optional.of(Durability.BOTH_SITES)));
  }

  private static Answered answered(Optional<Durability> durability) {
    return new Answered("pangyo", "pangyo-1", 200, durability, 1);
  }
}
