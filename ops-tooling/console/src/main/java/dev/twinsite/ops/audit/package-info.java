/**
 * Whether each site has everything that the other one has. Each ops server looks at its own site,
 * tells the other one, and compares; secrets are told as fingerprints. What the other one said last
 * is kept, so that a finding outlives the site that it is about. {@link
 * dev.twinsite.ops.audit.Comparison} is the rule, {@link dev.twinsite.ops.audit.Collector} looks.
 */
@NullMarked
package dev.twinsite.ops.audit;

import org.jspecify.annotations.NullMarked;
