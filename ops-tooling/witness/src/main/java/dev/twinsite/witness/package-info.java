/**
 * The third voter, a small process in a third place: no console, no database, no messages and no
 * money. It looks at both sites from outside, writes down what the quorum rules and gives a vote;
 * what is ruled stands in {@link dev.twinsite.quorum}.
 */
@NullMarked
package dev.twinsite.witness;

import org.jspecify.annotations.NullMarked;
