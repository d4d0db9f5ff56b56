package dev.twinsite.app.wire;

import java.util.List;
import org.infinispan.protostream.annotations.Proto;
import org.infinispan.protostream.annotations.ProtoField;
import org.jspecify.annotations.Nullable;

/** The bytes of the opening of a room. */
@Proto
public record RoomOpenedData(
    @ProtoField(number = 1) byte @Nullable [] room,
    @ProtoField(number = 2) @Nullable String name,
    @ProtoField(number = 3) @Nullable String creator,
    @ProtoField(number = 4) @Nullable List<String> members,
    @ProtoField(number = 5, defaultValue = "0") long clock) {}
