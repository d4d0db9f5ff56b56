package dev.twinsite.app.wire;

import org.infinispan.protostream.annotations.Proto;
import org.infinispan.protostream.annotations.ProtoField;
import org.jspecify.annotations.Nullable;

/** The bytes of a member's addition or removal. */
@Proto
public record MemberChangedData(
    @ProtoField(number = 1) byte @Nullable [] room,
    @ProtoField(number = 2) @Nullable String openedAt,
    @ProtoField(number = 3) @Nullable String member,
    @ProtoField(number = 4) @Nullable String by,
    @ProtoField(number = 5, defaultValue = "0") long clock) {}
