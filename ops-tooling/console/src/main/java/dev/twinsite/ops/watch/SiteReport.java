package dev.twinsite.ops.watch;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an ops server says about its own site.
 *
 * @param database the identity of the database; null if it has never answered
 * @param databaseAlive whether the database has answered lately
 * @param databaseNew whether the database holds no states at all
 * @param projectedEpoch the epoch that the database holds
 * @param problem why no node may open there, in words; null if nothing stands against it
 * @param signOfLife that the site can do its work, in words; null if it can not, or has not shown
 *     it lately
 * @param application the last known values of an application node; null if none ever answered
 * @param applicationAgeMillis how old those were when this was written
 */
public record SiteReport(
    @Nullable UUID database,
    boolean databaseAlive,
    boolean databaseNew,
    long projectedEpoch,
    @Nullable String problem,
    @Nullable String signOfLife,
    @Nullable ApplicationStatus application,
    @Nullable Long applicationAgeMillis,
    List<ServerView> servers) {}
