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
      MessageRevisedData.class,
      ReadMarkerMovedData.class,
      ShareData.class,
      TransferMadeData.class,
      TransferGivenUpData.class,
      DepositMadeData.class,
      RightAskedData.class,
      RightGrantedData.class,
      RightDeniedData.class
    })
interface EventSchema extends GeneratedSchema {}
