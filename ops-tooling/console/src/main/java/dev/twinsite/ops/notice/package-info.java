/**
 * What the public is told when something breaks, in English and Korean. A notice is never
 * rewritten: it is a growing set of bulletins, and what it says is what the latest of them say.
 * Most come from the quorum's decisions under ids that follow from those, so that both ops servers
 * come to the same notices with nobody awake and without having to agree; operators add the rest.
 * {@link dev.twinsite.ops.notice.Chronicle} writes, {@link dev.twinsite.ops.notice.Notices} keeps.
 */
@NullMarked
package dev.twinsite.ops.notice;

import org.jspecify.annotations.NullMarked;
