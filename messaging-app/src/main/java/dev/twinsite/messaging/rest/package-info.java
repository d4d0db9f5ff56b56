/** Rooms, members and messages over HTTP. */
@NullMarked
package dev.twinsite.messaging.rest;

import org.jspecify.annotations.NullMarked;
