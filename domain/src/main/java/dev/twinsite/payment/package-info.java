/**
 * Money: accounts, the spending rights of the two sites, transfers and deposits, and the double
 * entries that they leave. All of it is decisive: a transfer is pending until both sites hold it,
 * and only what is posted may be spent. Where one site's right is too small, a part of the other's
 * is {@link Grant granted}.
 *
 * <p>Begin with {@link SpendingRight}, then {@link Wallet}, then {@link Transfer}. The events of
 * this capability stand in {@code dev.twinsite.event}.
 */
@NullMarked
package dev.twinsite.payment;

import org.jspecify.annotations.NullMarked;
