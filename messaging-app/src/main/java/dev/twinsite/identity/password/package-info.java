/**
 * How passwords become hashes. The cost is high on purpose, so only a few may be hashed at a time.
 */
@NullMarked
package dev.twinsite.identity.password;

import org.jspecify.annotations.NullMarked;
