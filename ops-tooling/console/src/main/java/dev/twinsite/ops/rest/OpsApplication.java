package dev.twinsite.ops.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Everything under {@code /ops}. */
@ApplicationPath("/ops")
public class OpsApplication extends Application {}
