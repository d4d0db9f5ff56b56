/**
 * Failover tests: two real sites, and what must be true of them whatever breaks. A fault, a
 * workload and a checker are three nouns that combine freely. Every story is told twice, once for
 * each site.
 */
@NullMarked
package dev.twinsite.failover;

import org.jspecify.annotations.NullMarked;
