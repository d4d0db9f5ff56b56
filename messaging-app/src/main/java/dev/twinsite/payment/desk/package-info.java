/**
 * Where it is seen to that asks are answered and waiting transfers decided, and where requests wait
 * for that. It decides nothing itself; see {@code dev.twinsite.payment.usecase}.
 */
@NullMarked
package dev.twinsite.payment.desk;

import org.jspecify.annotations.NullMarked;
