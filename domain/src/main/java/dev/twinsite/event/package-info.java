/**
 * Every fact that may stand in a journal, in one place. A fact is either mergeable and takes effect
 * at once, or decisive and takes effect when both sites hold it.
 *
 * <p>The facts refer to the capabilities ({@code identity}, {@code messaging}, {@code payment});
 * these never refer to the facts. How a fact becomes bytes is not decided here.
 */
@NullMarked
package dev.twinsite.event;

import org.jspecify.annotations.NullMarked;
