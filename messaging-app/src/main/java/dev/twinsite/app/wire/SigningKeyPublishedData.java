package dev.twinsite.app.wire;

import org.infinispan.protostream.annotations.Proto;
import org.infinispan.protostream.annotations.ProtoField;
import org.jspecify.annotations.Nullable;

/** The bytes of a published key; {@code createdAt} in milliseconds since 1970. */
@Proto
public record SigningKeyPublishedData(
    @ProtoField(number = 1) @Nullable String kid,
    @ProtoField(number = 2) @Nullable String site,
    @ProtoField(number = 3) @Nullable String publicKey,
    @ProtoField(number = 4, defaultValue = "0") long createdAt,
    @ProtoField(number = 5, defaultValue = "0") long clock) {}
