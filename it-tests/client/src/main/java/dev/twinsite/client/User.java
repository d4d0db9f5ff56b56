package dev.twinsite.client;

/**
 * Somebody who can log in.
 *
 * @param state {@code posted}, or {@code pending} while the sites have not agreed on the name
 */
public record User(String username, String displayName, FactState state) {}
