/**
 * What an ops server answers over HTTP: to operators under {@code /ops/api/v1}, to the other ops
 * server under {@code /ops/internal/v1}. Everything that goes wrong is told as problem+json (RFC
 * 9457). No request waits for the database or for the other site longer than a few seconds.
 */
@NullMarked
package dev.twinsite.ops.rest;

import org.jspecify.annotations.NullMarked;
