/**
 * A surge: many times the usual load at one site, with or without the other one. It is about what
 * becomes of requests that a site cannot take, and of the time after; not about speed.
 */
@NullMarked
package dev.twinsite.benchmark.surge;

import org.jspecify.annotations.NullMarked;
