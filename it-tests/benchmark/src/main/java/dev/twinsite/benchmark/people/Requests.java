package dev.twinsite.benchmark.people;

import dev.twinsite.benchmark.load.Call;
import dev.twinsite.benchmark.load.Caller;
import dev.twinsite.benchmark.load.Kind;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Makes requests. Who asks and for what comes from a seed; ids do not, because an id that has been
 * used before would be answered without any work.
 */
public final class Requests {

  private static final int LARGEST_AMOUNT = 100;
  private static final String TEXT =
      "Lunch at noon? The place behind the station has tables again, and I owe you one.";

  private final Town town;
  private final Random random;
  private final SplittableRandom ids = new SplittableRandom();

  public Requests(Town town, long seed) {
    this.town = town;
    this.random = new Random(seed);
  }

  /** A message of 80 characters by anybody in their room. */
  public Call message() {
    Payer sender = anybody();
    UUID id = id();
    String path = "/api/v1/rooms/" + sender.room() + "/messages/" + id;
    return call(Kind.MESSAGE, id, sender, path, "{\"text\":\"" + TEXT + "\"}");
  }

  /** A small transfer from anybody to any payee. */
  public Call transfer() {
    return transfer(anybody());
  }

  /** A small transfer from always the same account to any payee. */
  public Call hotTransfer() {
    return transfer(town.payers().get(0));
  }

  /** A message, or one time in four a transfer. */
  public Call mixed() {
    return random.nextInt(4) == 0 ? transfer() : message();
  }

  private Call transfer(Payer payer) {
    String payee = town.payees().get(random.nextInt(town.payees().size()));
    int amount = 1 + random.nextInt(LARGEST_AMOUNT);
    UUID id = id();
    return call(
        Kind.TRANSFER,
        id,
        payer,
        "/api/v1/transfers/" + id,
        "{\"to\":\"" + payee + "\",\"amount\":" + amount + ",\"currency\":\"KRW\"}");
  }

  private Payer anybody() {
    return town.payers().get(random.nextInt(town.payers().size()));
  }

  private static Call call(Kind kind, UUID id, Payer payer, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(payer.node() + path))
            .timeout(Caller.PATIENCE)
            .header("Authorization", "Bearer " + payer.session().token())
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body))
            .build();
    return new Call(kind, id, request);
  }

  /** A random id, version 4. */
  private UUID id() {
    long high = ids.nextLong() & ~0xF000L | 0x4000L;
    long low = ids.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
    return new UUID(high, low);
  }
}
