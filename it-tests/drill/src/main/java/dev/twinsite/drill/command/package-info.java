/**
 * The drill and the demo as commands of {@code it-tests/lab}: they read a command line, start or
 * find a lab, and hand it to what the packages above do. No other package of the drill knows the
 * lab.
 */
@NullMarked
package dev.twinsite.drill.command;

import org.jspecify.annotations.NullMarked;
