/** The way between the nodes of one site, through real caches in one JVM. */
@NullMarked
package dev.twinsite.replication.infinispan;

import org.jspecify.annotations.NullMarked;
