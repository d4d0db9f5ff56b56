/**
 * A site's journal in memory, for tests and simulations that play thousands of games: the stores of
 * {@code dev.twinsite.replication.engine} with the semantics that the adapters of {@code
 * dev.twinsite.replication.jdbc} have for one transaction at a time. What waits for a lock in a
 * database never waits here. Begin with {@link dev.twinsite.replication.memory.MemoryJournal}.
 */
package dev.twinsite.replication.memory;
