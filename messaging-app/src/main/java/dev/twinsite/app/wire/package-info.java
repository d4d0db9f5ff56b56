/**
 * How facts become bytes: one ProtoStream message for each kind of event. Fields are only ever
 * added, never renumbered and never required, because a journal keeps what older versions wrote.
 */
@NullMarked
package dev.twinsite.app.wire;

import org.jspecify.annotations.NullMarked;
