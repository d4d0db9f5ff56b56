/**
 * Who may change the state of a site, and when: the states of both sites, the commands that change
 * them, the rules that refuse a command, and the votes that make a change binding.
 *
 * <p>Plain Java. Nothing here opens a connection, asks the clock or writes a file. Begin with
 * {@link dev.twinsite.quorum.SiteRules} for which command may change which states, and {@link
 * dev.twinsite.quorum.QuorumRules} for how three voters rule on it; {@link
 * dev.twinsite.quorum.Vigil} says when a voter reports that it misses a site. {@link
 * dev.twinsite.quorum.ReplicatedQuorum} is the port behind which they vote.
 */
@NullMarked
package dev.twinsite.quorum;

import org.jspecify.annotations.NullMarked;
