package dev.twinsite.replication;

/**
 * The receipt for an append: lets the caller wait until the other site's database has committed the
 * event.
 *
 * @param seq the database sequence number of the append; orders appends of one site but is not a
 *     position
 */
public record Ticket(long seq) {}
