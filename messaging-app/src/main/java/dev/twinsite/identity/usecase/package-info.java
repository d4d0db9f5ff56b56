/**
 * What can be asked of the identity capability. Each use case is one transaction: it enters the
 * journal, decides with the types of {@code dev.twinsite.identity}, and appends last.
 */
@NullMarked
package dev.twinsite.identity.usecase;

import org.jspecify.annotations.NullMarked;
