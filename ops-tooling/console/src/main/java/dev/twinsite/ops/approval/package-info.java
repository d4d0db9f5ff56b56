/**
 * Actions that take two people: one asks, another one approves. Begin with {@link
 * dev.twinsite.ops.approval.Approvals}.
 */
@NullMarked
package dev.twinsite.ops.approval;

import org.jspecify.annotations.NullMarked;
