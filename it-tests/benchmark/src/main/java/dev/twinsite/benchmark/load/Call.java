package dev.twinsite.benchmark.load;

import java.net.http.HttpRequest;

/** One request that is ready to be sent. */
public record Call(Kind kind, HttpRequest request) {}
