/**
 * The contracts of the domain's ports, held against the adapters that production uses: inside an
 * application server of the lab, on its real database. Every test is rolled back, so the site never
 * learns of it.
 */
@NullMarked
package dev.twinsite.failover.adapter;

import org.jspecify.annotations.NullMarked;
