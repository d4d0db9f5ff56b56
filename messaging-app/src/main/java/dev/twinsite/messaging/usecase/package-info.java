/**
 * What can be asked of the messaging capability. Each use case is one transaction: it enters the
 * journal, decides with the types of {@code dev.twinsite.messaging}, and appends last.
 */
@NullMarked
package dev.twinsite.messaging.usecase;

import org.jspecify.annotations.NullMarked;
