/**
 * How fast a site of tens of thousands of servers boots: {@code it-tests/lab boot-bench}. The site
 * is simulated behind a Redfish service in this process; what boots it is the code of the ops
 * servers, in a process of its own with the heap of one, so that its memory can be told.
 */
@NullMarked
package dev.twinsite.benchmark.boot;

import org.jspecify.annotations.NullMarked;
