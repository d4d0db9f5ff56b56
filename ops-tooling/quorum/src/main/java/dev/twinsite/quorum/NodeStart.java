package dev.twinsite.quorum;

import dev.twinsite.site.SiteName;
import java.util.UUID;

/**
 * One start of an application node.
 *
 * @param node its name, such as {@code pangyo-1}
 * @param boot tells this start from every other one
 * @param database the identity of the database that it has opened
 */
public record NodeStart(SiteName site, String node, UUID boot, UUID database) {}
