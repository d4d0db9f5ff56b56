/**
 * Actions that take two people: one asks, another one approves, each at whichever console. Begin
 * with {@link dev.twinsite.ops.approval.Approvals}. What is done then is not decided here.
 */
@NullMarked
package dev.twinsite.ops.approval;

import org.jspecify.annotations.NullMarked;
