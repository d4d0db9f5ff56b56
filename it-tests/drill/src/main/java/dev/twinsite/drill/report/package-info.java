/**
 * What a drill leaves behind: {@code report.json} for machines, {@code report.html} for people,
 * both from one {@link dev.twinsite.drill.report.DrillReport}. Nothing here measures or judges.
 */
@NullMarked
package dev.twinsite.drill.report;

import org.jspecify.annotations.NullMarked;
