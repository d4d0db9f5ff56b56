package dev.twinsite.replication.engine;

import dev.twinsite.replication.protocol.Receipt;
import dev.twinsite.replication.wire.Wire;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends receipts, and gives those that arrive to the desk, on managed threads. Only the latest
 * matters: one that is overtaken before it was dealt with is dropped. What gets lost comes again
 * with the next batch.
 */
final class ReceiptBox {

  private static final Logger LOG = Logger.getLogger(ReceiptBox.class);

  private final Site site;
  private final Transport transport;
  private final ReceiptDesk desk;
  private final AtomicReference<@Nullable Receipt> outgoing = new AtomicReference<>();
  private final AtomicReference<@Nullable Receipt> incoming = new AtomicReference<>();
  private final SerialTask sending;
  private final SerialTask taking;

  ReceiptBox(Site site, Transport transport, ReceiptDesk desk, Executor executor) {
    this.site = site;
    this.transport = transport;
    this.desk = desk;
    this.sending = new SerialTask("The sending of receipts", executor, this::sendLatest);
    this.taking = new SerialTask("The desk for receipts", executor, this::takeLatest);
  }

  void send(Receipt receipt) {
    outgoing.accumulateAndGet(receipt, ReceiptBox::later);
    sending.wake();
  }

  void arrived(byte[] bytes) {
    incoming.accumulateAndGet(Wire.receipt(bytes), ReceiptBox::later);
    taking.wake();
  }

  void start() {
    sending.restart();
    taking.restart();
  }

  boolean stop(long timeoutNanos) {
    return sending.stop(timeoutNanos) & taking.stop(timeoutNanos);
  }

  private void sendLatest() {
    Receipt receipt = outgoing.getAndSet(null);
    if (receipt == null) {
      return;
    }
    try {
      transport.sendReceipt(
          receipt.origin() + "/" + receipt.upTo().position() + "/" + site.ids().get(),
          Wire.encode(receipt));
    } catch (Throwable e) {
      LOG.debugf(e, "The receipt up to %s may be lost", receipt.upTo());
    }
  }

  private void takeLatest() {
    Receipt receipt = incoming.getAndSet(null);
    if (receipt == null) {
      return;
    }
    try {
      desk.take(receipt);
      long since = site.millis().getAsLong() - receipt.answersSentAt();
      site.observer().receipt(Duration.ofMillis(Math.max(since, 0)));
    } catch (Exception e) {
      LOG.debugf(e, "The receipt up to %s was not worked through", receipt.upTo());
    }
  }

  /** Between receipts of different databases the one that arrives later is taken. */
  private static Receipt later(@Nullable Receipt known, @Nullable Receipt next) {
    if (next == null) {
      throw new IllegalArgumentException("no receipt");
    }
    boolean keep =
        known != null
            && known.receiverIdentity().equals(next.receiverIdentity())
            && known.origin().equals(next.origin())
            && known.frontier().compareTo(next.frontier()) > 0;
    return keep && known != null ? known : next;
  }
}
