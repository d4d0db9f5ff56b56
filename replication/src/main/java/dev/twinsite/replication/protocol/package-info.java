/**
 * The rules by which two sites keep each other's journal, in plain Java: what a batch and a receipt
 * say, how a stream is numbered and its digest runs on, which batch is applied, skipped or refused,
 * which receipt counts, who wins a claim, when a regency begins and ends.
 *
 * <p>Nothing here talks to a database, a cache or a clock: what a rule needs is an argument, what
 * it decides is a value. {@code engine} asks these rules inside its transactions; {@code wire}
 * turns batches and receipts into bytes.
 */
@NullMarked
package dev.twinsite.replication.protocol;

import org.jspecify.annotations.NullMarked;
