/**
 * The journal's stores in PostgreSQL 17 or newer, in plain JDBC: every method is one statement, or
 * a few over sets, never one for each event. No rule is decided here; what a statement locks is
 * said where it is written. A question whether there is any such row asks for the first one by its
 * index, so that outdated statistics cannot make the database look through the whole table.
 */
@NullMarked
package dev.twinsite.replication.jdbc;

import org.jspecify.annotations.NullMarked;
