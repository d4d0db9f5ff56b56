/**
 * The messaging ports on PostgreSQL, and the applier that makes the other site's facts effective.
 * No rule is decided here: what the domain has decided, or another site has, is written down.
 */
@NullMarked
package dev.twinsite.messaging.jpa;

import org.jspecify.annotations.NullMarked;
