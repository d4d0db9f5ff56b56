/** What the server tells on its management port; load balancers ask {@code /api/v1/site/ready}. */
@NullMarked
package dev.twinsite.app.health;

import org.jspecify.annotations.NullMarked;
