/**
 * Who may use Twinsite: user names and their registration, the public keys of the sites, and
 * revocations. How a password is hashed or a token is signed is none of this package's business;
 * the events of this capability stand in {@code dev.twinsite.event}.
 */
@NullMarked
package dev.twinsite.identity;

import org.jspecify.annotations.NullMarked;
