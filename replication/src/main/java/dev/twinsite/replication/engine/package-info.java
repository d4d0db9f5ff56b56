/**
 * The working parts of a site's journal: the publisher that numbers and sends, the applier that
 * takes in, the desk where receipts are written and read, and the watch over the loss and return of
 * a site. Each part asks the rules of {@code protocol} inside one transaction and keeps nothing in
 * memory that the database does not know.
 *
 * <p>What the parts need of the world are the ports of this package ({@link
 * dev.twinsite.replication.engine.Stores} lists them); {@code jdbc} and {@code infinispan} fulfil
 * them.
 */
@NullMarked
package dev.twinsite.replication.engine;

import org.jspecify.annotations.NullMarked;
