/**
 * The lab: two sites as real processes on one machine, and the WAN between them.
 *
 * <p>{@link dev.twinsite.lab.Lab} is what tests and the drill use; {@code LabMain} is the same for
 * a shell. One owner process per lab holds every server, so that what is started is always ended,
 * whoever asked for it. Nothing here knows what the applications do, except for the few answers
 * that tell whether a site is ready or has come back.
 */
@NullMarked
package dev.twinsite.lab;

import org.jspecify.annotations.NullMarked;
