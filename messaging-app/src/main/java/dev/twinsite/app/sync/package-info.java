/**
 * What is new for a user since a cursor, in the order in which the answering site holds it. Events
 * are read from the journal's table, and shown as their facts stand now.
 */
@NullMarked
package dev.twinsite.app.sync;

import org.jspecify.annotations.NullMarked;
