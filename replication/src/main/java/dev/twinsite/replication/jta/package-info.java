/**
 * The transactions of a Jakarta EE server, for the journal. Nothing here looks anything up: the
 * application hands in what its server offers.
 */
@NullMarked
package dev.twinsite.replication.jta;

import org.jspecify.annotations.NullMarked;
