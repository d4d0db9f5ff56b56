/**
 * The way to this site's database: one Hibernate session for each transaction, without a
 * first-level cache, so that a read always tells what plain SQL has written just before.
 */
@NullMarked
package dev.twinsite.app.store;

import org.jspecify.annotations.NullMarked;
