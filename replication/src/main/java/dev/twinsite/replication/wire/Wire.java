package dev.twinsite.replication.wire;

import dev.twinsite.replication.protocol.Batch;
import dev.twinsite.replication.protocol.Receipt;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.infinispan.protostream.ProtobufUtil;
import org.infinispan.protostream.SerializationContext;

/** Turns batches and receipts into bytes and back. */
public final class Wire {

  private static final SerializationContext CONTEXT = context();

  private Wire() {}

  public static byte[] encode(Batch batch) {
    return write(BatchMessage.of(batch));
  }

  public static byte[] encode(Receipt receipt) {
    return write(ReceiptMessage.of(receipt));
  }

  /**
   * @throws IllegalArgumentException if the bytes are no batch
   */
  public static Batch batch(byte[] bytes) {
    return read(bytes, BatchMessage.class).batch();
  }

  /**
   * @throws IllegalArgumentException if the bytes are no receipt
   */
  public static Receipt receipt(byte[] bytes) {
    return read(bytes, ReceiptMessage.class).receipt();
  }

  static byte[] write(Object message) {
    try {
      return ProtobufUtil.toByteArray(CONTEXT, message);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static <T> T read(byte[] bytes, Class<T> type) {
    try {
      return ProtobufUtil.fromByteArray(CONTEXT, bytes, 0, bytes.length, type);
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException(bytes.length + " bytes are no " + type.getSimpleName(), e);
    }
  }

  private static SerializationContext context() {
    SerializationContext context = ProtobufUtil.newSerializationContext();
    var schema = new WireSchemaImpl();
    schema.registerSchema(context);
    schema.registerMarshallers(context);
    return context;
  }
}
