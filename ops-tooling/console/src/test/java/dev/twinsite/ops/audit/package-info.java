@NullMarked
package dev.twinsite.ops.audit;

import org.jspecify.annotations.NullMarked;
