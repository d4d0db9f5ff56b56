@NullMarked
package dev.twinsite.ops.notice;

import org.jspecify.annotations.NullMarked;
