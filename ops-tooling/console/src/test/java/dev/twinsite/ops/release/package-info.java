/** Tests of how a site gets a release. */
@NullMarked
package dev.twinsite.ops.release;

import org.jspecify.annotations.NullMarked;
