package dev.twinsite.arquillian;

import java.util.List;

/** What this extension asks of a lab beyond its servers: whole sites and the link between them. */
interface LabControl {

  /** The two sites, in the order of their names' appearance in the lab. */
  List<Site> sites();

  /** Who may declare a site lost; the same account at both sites. */
  Operator operator();

  /** Kills every process of the site, database included, and returns when they are dead. */
  void killSite(String site);

  /** Starts what is dead at the site and returns when it is {@code ACTIVE} and has caught up. */
  void powerOn(String site);

  /** Empties the disks of a dead site. */
  void wipeSite(String site);

  /** Boots a dead server, also one that is no container, such as {@code ansan-db}. */
  void start(String server);

  /** Ends a server's processes as a power cut would, also if it is no container. */
  void kill(String server);

  /** Stops all processes of a server where they stand. */
  void pause(String server);

  /** Lets the processes of a paused server go on. */
  void resume(String server);

  /** Swallows everything between the two sites, in both directions. */
  void cutLink();

  /** Swallows everything that one place sends to the other. */
  void cutLink(String from, String to);

  /** Lets everything through again. */
  void healLink();

  /** What runs, as a person would want to read it. */
  String status();

  /** The last lines that each server has logged. */
  String lastLogLines();

  /** An operator account of the lab. */
  record Operator(String username, String password) {}
}
