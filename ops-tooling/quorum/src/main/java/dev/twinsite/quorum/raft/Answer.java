package dev.twinsite.quorum.raft;

import dev.twinsite.quorum.Ruling;

/**
 * What the leader answers to the voter that put a motion. It is sent and never written to the log.
 *
 * @param version of the leader's state after this motion, by which the voter knows when its own
 *     state holds the ruling; 0 from a leader of an earlier release, which does not say
 */
record Answer(Ruling ruling, long version) {}
