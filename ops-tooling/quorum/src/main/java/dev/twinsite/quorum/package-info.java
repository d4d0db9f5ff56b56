/**
 * Who may change the state of a site, and when: the states of both sites, the commands that change
 * them, the rules that refuse a command, and the vote that makes a change binding.
 *
 * <p>Plain Java. Nothing here opens a connection, asks the clock or writes a file: the other ops
 * server, the evidence about the sites and the durable memory of a voter are ports. Begin with
 * {@link dev.twinsite.quorum.SiteRules} for the rules. There are two votes behind the port {@link
 * dev.twinsite.quorum.Quorum}: {@link dev.twinsite.quorum.OperatorVote}, in which a person is the
 * third voter, and {@link dev.twinsite.quorum.ReplicatedQuorum}, three processes that rule on the
 * same motions by {@link dev.twinsite.quorum.QuorumRules}.
 */
@NullMarked
package dev.twinsite.quorum;

import org.jspecify.annotations.NullMarked;
