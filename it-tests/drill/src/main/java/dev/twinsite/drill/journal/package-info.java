/**
 * What the clients know, kept outside both sites: every write they have begun, and the best they
 * have been told about it. It is what the sites are held to in the end. Nothing here calls a site;
 * {@link dev.twinsite.drill.journal.ClientJournal} is where to start.
 */
@NullMarked
package dev.twinsite.drill.journal;

import org.jspecify.annotations.NullMarked;
