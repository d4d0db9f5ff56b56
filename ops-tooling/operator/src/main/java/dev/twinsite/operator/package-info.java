/**
 * The operators' command line: the verbs of the ops API, for people and scripts. It knows nothing
 * of the servers but their addresses, and asks the other site's when one does not answer. Begin
 * with {@link dev.twinsite.operator.OperatorMain}.
 */
@NullMarked
package dev.twinsite.operator;

import org.jspecify.annotations.NullMarked;
