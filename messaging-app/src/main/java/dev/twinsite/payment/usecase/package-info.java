/**
 * What can be asked of the payment capability. Each use case is one transaction: it enters the
 * journal, decides with the types of {@code dev.twinsite.payment}, and appends last.
 */
@NullMarked
package dev.twinsite.payment.usecase;

import org.jspecify.annotations.NullMarked;
