/**
 * The drill: it takes a site away from people who are using both, brings it back, and says by the
 * people's own journals whether anything was lost. {@link dev.twinsite.drill.SiteLossDrill} tells
 * the story; workloads, faults and checkers are nouns of their own in the packages below and
 * combine freely.
 */
@NullMarked
package dev.twinsite.drill;

import org.jspecify.annotations.NullMarked;
