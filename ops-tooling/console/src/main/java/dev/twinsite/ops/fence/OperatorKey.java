package dev.twinsite.ops.fence;

import java.time.Instant;

/**
 * The public key that an ops server signs the tokens of operators with.
 *
 * @param issuer what its tokens name as their issuer
 * @param publicKey X.509 SubjectPublicKeyInfo, base64
 */
public record OperatorKey(String kid, String issuer, String publicKey, Instant createdAt) {}
