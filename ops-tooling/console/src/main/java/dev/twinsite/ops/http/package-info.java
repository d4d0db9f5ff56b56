/** Calls to other processes that always end within a limit. */
@NullMarked
package dev.twinsite.ops.http;

import org.jspecify.annotations.NullMarked;
