/** Wallets, deposits and transfers over HTTP. */
@NullMarked
package dev.twinsite.payment.rest;

import org.jspecify.annotations.NullMarked;
