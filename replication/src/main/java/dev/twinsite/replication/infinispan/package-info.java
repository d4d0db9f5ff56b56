/**
 * The way to the other site through Infinispan's cross-site replication. The caches carry bytes and
 * remember nothing that matters: entries live for seconds, and the database is the truth.
 */
@NullMarked
package dev.twinsite.replication.infinispan;

import org.jspecify.annotations.NullMarked;
