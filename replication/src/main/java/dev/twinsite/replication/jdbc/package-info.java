/**
 * The journal's stores in PostgreSQL 17 or newer, in plain JDBC: every method is one statement, or
 * a few over sets, never one for each event. No rule is decided here; what a statement locks is
 * said where it is written.
 */
@NullMarked
package dev.twinsite.replication.jdbc;

import org.jspecify.annotations.NullMarked;
