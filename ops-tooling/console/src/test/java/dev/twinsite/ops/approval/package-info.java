@NullMarked
package dev.twinsite.ops.approval;

import org.jspecify.annotations.NullMarked;
