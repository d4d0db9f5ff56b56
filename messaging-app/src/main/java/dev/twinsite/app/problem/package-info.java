/**
 * What a caller is told when a request is not granted: problem details after RFC 9457.
 *
 * <p>Plain data; who turns what into a problem stands with the REST resources ({@code
 * dev.twinsite.app.rest}) and at the edge ({@code dev.twinsite.app.edge}).
 */
@NullMarked
package dev.twinsite.app.problem;

import org.jspecify.annotations.NullMarked;
