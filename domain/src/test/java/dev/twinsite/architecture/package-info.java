/** The walls around the domain, and fixtures that prove each of them can be run into. */
@NullMarked
package dev.twinsite.architecture;

import org.jspecify.annotations.NullMarked;
