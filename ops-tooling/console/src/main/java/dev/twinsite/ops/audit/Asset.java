package dev.twinsite.ops.audit;

/**
 * One thing that a site has.
 *
 * @param name the same at both sites
 * @param value equal at two sites that have the same: a digest, a version, a fingerprint
 */
public record Asset(Kind kind, String name, String value) {}
