/**
 * Both sites, the witness, clients, the network and every crash in one thread from one seed. What
 * runs here is what the servers run: the journal's engine, the use cases and appliers of the
 * application, the rules of the quorum. What is simulated is what lies around them: time, disks,
 * links, processes, people. The same seed plays the same game.
 *
 * <p>Begin with {@link dev.twinsite.simulator.Game}. A fault, the workload and the checks are three
 * things: {@link dev.twinsite.simulator.Faults}, {@link dev.twinsite.simulator.Clients} and {@link
 * dev.twinsite.simulator.Checks}.
 */
@NullMarked
package dev.twinsite.simulator;

import org.jspecify.annotations.NullMarked;
