package dev.twinsite.benchmark.load;

import java.net.http.HttpRequest;
import java.util.UUID;

/**
 * One request that is ready to be sent.
 *
 * @param id of the message or transfer that it makes
 */
public record Call(Kind kind, UUID id, HttpRequest request) {}
