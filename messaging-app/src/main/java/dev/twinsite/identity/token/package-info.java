/**
 * Tokens: signed with the key of the site where somebody logs in, verified with the key that a
 * token names. The private key is a row of the site's database and nothing else; the public keys of
 * both sites come from the journal, those of the ops servers from the schema {@code site}.
 */
@NullMarked
package dev.twinsite.identity.token;

import org.jspecify.annotations.NullMarked;
