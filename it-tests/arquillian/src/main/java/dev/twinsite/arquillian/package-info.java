/**
 * The Arquillian extension: a kill in a test is a real kill of a server, a start is a real boot,
 * and the two sites are injected.
 *
 * <p>Arquillian never owns a process here. {@link dev.twinsite.arquillian.ServerOwner} does, and
 * the containers of {@code arquillian.xml} only name its servers. Start reading at {@link
 * dev.twinsite.arquillian.TwinsiteExtension}; what a test works with is {@link
 * dev.twinsite.arquillian.Sites}.
 */
@NullMarked
package dev.twinsite.arquillian;

import org.jspecify.annotations.NullMarked;
