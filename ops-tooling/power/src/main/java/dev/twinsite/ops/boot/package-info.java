/**
 * Booting a site that is dark, from outside. {@link dev.twinsite.ops.boot.Inventory} is the graph
 * of servers; {@link dev.twinsite.ops.boot.BootWaves} switches them on in the order in which they
 * need each other, as many at a time as it is told, again where that helps, and says which ones
 * stayed dark and why. It decides nothing about the states of sites.
 *
 * <p>How a step of a runbook calls it, on a thread of its own, since it returns when the site is
 * up:
 *
 * <pre>{@code
 * BootReport report = server.servers().boot(site, width, event -> tell(event.toString()));
 * return report.isComplete() ? done(report.summary()) : failed(report.summary());
 * }</pre>
 *
 * <p>It may be run again at any time, also by the other ops server: what is up is left alone. An
 * interrupt breaks it off and leaves on what is on.
 */
@NullMarked
package dev.twinsite.ops.boot;

import org.jspecify.annotations.NullMarked;
