/**
 * Where the capabilities meet the journal: what a use case answers, the clock that stamps facts,
 * and the handler that hands the journal's events to the appliers.
 */
@NullMarked
package dev.twinsite.app.facts;

import org.jspecify.annotations.NullMarked;
