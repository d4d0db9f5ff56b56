package dev.twinsite.ops.watch;

import dev.twinsite.ops.release.ReleaseReport;
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
 * @param answerMillis how long the fastest application node took to answer the last time
 * @param closedMillis for how long the site has taken nothing new because a run keeps it closed;
 *     null if none does
 * @param releases of the application, in its depot and in service; null if it says nothing of them
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
    @Nullable Long answerMillis,
    List<ServerView> servers,
    @Nullable Long closedMillis,
    @Nullable ReleaseReport releases) {}
