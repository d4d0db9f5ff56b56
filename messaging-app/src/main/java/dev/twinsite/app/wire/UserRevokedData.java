package dev.twinsite.app.wire;

import org.infinispan.protostream.annotations.Proto;
import org.infinispan.protostream.annotations.ProtoField;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a revocation of all that a user has; {@code notBefore} in milliseconds since 1970.
 */
@Proto
public record UserRevokedData(
    @ProtoField(number = 1) @Nullable String username,
    @ProtoField(number = 2, defaultValue = "0") long notBefore,
    @ProtoField(number = 3, defaultValue = "0") long clock) {}
