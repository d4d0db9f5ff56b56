/**
 * Operators: their accounts, their sessions, and the key that this ops server signs tokens with.
 * All of it lies on this server's own disk, so that an operator can log in while everything else is
 * gone.
 */
@NullMarked
package dev.twinsite.ops.login;

import org.jspecify.annotations.NullMarked;
