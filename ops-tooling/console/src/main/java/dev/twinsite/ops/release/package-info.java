/**
 * Releases of the application: which ones the depot of this ops server holds, which one its site
 * runs, and how another one gets there. Never reaches into the other site: each ops server installs
 * at its own site what the run that is under way says.
 */
@NullMarked
package dev.twinsite.ops.release;

import org.jspecify.annotations.NullMarked;
