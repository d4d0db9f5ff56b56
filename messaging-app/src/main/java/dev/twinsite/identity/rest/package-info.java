/** Signing up, logging in and looking somebody up, over HTTP. */
@NullMarked
package dev.twinsite.identity.rest;

import org.jspecify.annotations.NullMarked;
