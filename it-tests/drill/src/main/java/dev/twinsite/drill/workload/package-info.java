/**
 * What the clients do: a cast of people who live at both sites, the workloads that make them write,
 * and the load that keeps workloads going at a steady pace. A workload knows no fault and no
 * checker; all it leaves behind is in the clients' journals.
 */
@NullMarked
package dev.twinsite.drill.workload;

import org.jspecify.annotations.NullMarked;
