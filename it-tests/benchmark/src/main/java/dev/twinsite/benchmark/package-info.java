/**
 * Measures how much two sites take and how long they need for it: {@code it-tests/lab bench}. This
 * package reads the command line, finds a lab and leads through the runs; how a load is offered
 * stands in {@code load}, who offers it in {@code people}, what the machine gives without Twinsite
 * in {@code floor}, and what is shown in {@code report}. Nothing here judges whether the sites keep
 * their promises: that is the drill's.
 */
@NullMarked
package dev.twinsite.benchmark;

import org.jspecify.annotations.NullMarked;
