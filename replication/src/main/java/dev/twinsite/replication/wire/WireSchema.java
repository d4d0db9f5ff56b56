package dev.twinsite.replication.wire;

import org.infinispan.protostream.GeneratedSchema;
import org.infinispan.protostream.annotations.ProtoSchema;

/** The schema of everything that travels between the sites. */
@ProtoSchema(
    includeClasses = {
      IdMessage.class,
      StartsMessage.class,
      PositionMessage.class,
      MarkMessage.class,
      EventMessage.class,
      ReceiptMessage.class,
      StretchMessage.class,
      RebuiltEventMessage.class,
      RebuildMessage.class,
      BatchMessage.class,
      AcknowledgedMessage.class,
      RegencyBeganMessage.class,
      RegencyEndedMessage.class
    },
    schemaFileName = "twinsite-journal.proto",
    schemaPackageName = "dev.twinsite.journal")
interface WireSchema extends GeneratedSchema {}
