package dev.twinsite.app.wire;

import org.infinispan.protostream.GeneratedSchema;
import org.infinispan.protostream.annotations.ProtoSchema;
import org.infinispan.protostream.annotations.ProtoSyntax;

/** The ProtoStream schema of all events. */
@ProtoSchema(
    schemaFileName = "twinsite-events.proto",
    schemaPackageName = "twinsite.events",
    schemaFilePath = "proto",
    syntax = ProtoSyntax.PROTO3,
    service = false,
    includeClasses = {
      UserRegisteredData.class,
      SigningKeyPublishedData.class,
      TokenRevokedData.class,
      UserRevokedData.class,
      RoomOpenedData.class,
      MemberChangedData.class,
      MessagePostedData.class,
      ShareData.class,
      TransferMadeData.class,
      DepositMadeData.class
    })
interface EventSchema extends GeneratedSchema {}
