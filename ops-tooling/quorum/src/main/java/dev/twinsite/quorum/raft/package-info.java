/**
 * The quorum of three processes, on jgroups-raft: how a motion travels, where the log lies, and
 * which log has a vote. What is ruled stands in {@link dev.twinsite.quorum}; nothing is decided
 * here. Begin with {@link dev.twinsite.quorum.raft.RaftVoter}.
 */
@NullMarked
package dev.twinsite.quorum.raft;

import org.jspecify.annotations.NullMarked;
