/**
 * What every text that people type must satisfy before it becomes part of a fact: well-formed
 * Unicode, no NUL, a length counted in code points. The limits themselves stand with the type that
 * has them.
 */
@NullMarked
package dev.twinsite.text;

import org.jspecify.annotations.NullMarked;
