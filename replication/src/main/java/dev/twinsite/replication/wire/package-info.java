/**
 * How batches, receipts and control events look on the wire: ProtoStream messages, whose fields are
 * only ever added. Everything else in the journal works with the plain values of {@code protocol}.
 */
@NullMarked
package dev.twinsite.replication.wire;

import org.jspecify.annotations.NullMarked;
