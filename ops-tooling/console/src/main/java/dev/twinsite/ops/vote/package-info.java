/**
 * This ops server's part in the quorum: its vote, what it tells the other voters about its own site
 * and about what it sees of the other one, and the starts of nodes that it has confirmed. What is
 * ruled stands in {@link dev.twinsite.quorum}.
 */
@NullMarked
package dev.twinsite.ops.vote;

import org.jspecify.annotations.NullMarked;
