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

  /** Swallows everything between the two sites, in both directions. */
  void cutLink();

  /** Lets everything through again. */
  void healLink();

  /** What runs, as a person would want to read it. */
  String status();

  /** The last lines that each server has logged. */
  String lastLogLines();

  /** An operator account of the lab. */
  record Operator(String username, String password) {}
}
