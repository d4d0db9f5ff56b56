package dev.twinsite.replication.engine;

import dev.twinsite.replication.protocol.Batch;
import dev.twinsite.replication.protocol.Receipt;
import dev.twinsite.replication.wire.Wire;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Keeps what a site sends until a test delivers it; every put returns, unless it is told to fail.
 */
final class Outbox implements Transport {

  final Deque<Batch> batches = new ArrayDeque<>();
  final Deque<Receipt> receipts = new ArrayDeque<>();
  private boolean fails;
  private Runnable journey = () -> {};

  void fail(boolean now) {
    fails = now;
  }

  /** What happens while a batch is on its way. */
  void meanwhile(Runnable happening) {
    journey = happening;
  }

  @Override
  public void sendBatch(String name, byte[] bytes) throws IOException {
    journey.run();
    if (fails) {
      throw new IOException("the link is cut");
    }
    batches.add(Wire.batch(bytes));
  }

  @Override
  public void sendReceipt(String name, byte[] bytes) {
    receipts.add(Wire.receipt(bytes));
  }

  @Override
  public void nudge() {}

  @Override
  public void listen(Receiver receiver) {}

  @Override
  public void close() {}
}
