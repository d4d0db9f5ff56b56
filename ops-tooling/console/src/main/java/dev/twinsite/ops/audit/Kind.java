package dev.twinsite.ops.audit;

import dev.twinsite.ops.audit.Finding.Severity;

/** A class of things that a site needs, and what is to be done when one is missing. */
public enum Kind {
  DEPLOYABLE(
      "deployable",
      Severity.CRITICAL,
      "install the same release at both sites; each ops server's depot holds one"),
  CONFIGURATION(
      "configuration", Severity.CRITICAL, "write the configuration again with the same script"),
  DEPOT(
      "depot",
      Severity.CRITICAL,
      "copy the file into the directory depot of the ops server's data directory"),
  SCHEMA(
      "schema",
      Severity.CRITICAL,
      "start the release that the other site runs; it migrates its database"),
  SECRET(
      "secret", Severity.CRITICAL, "give both sites the same value and start their servers again"),
  KEY(
      "key",
      Severity.WARNING,
      "the ops servers tell each other their keys as soon as they reach each other"),
  ACCOUNT(
      "account",
      Severity.WARNING,
      "make the account at the other console too: PUT /ops/api/v1/operators/NAME"),
  RUNBOOK("runbook", Severity.CRITICAL, "install the same release of the ops server at both sites"),
  DISTRIBUTION(
      "distribution",
      Severity.WARNING,
      "install the same version of WildFly and Java at both sites"),
  BACKUP(
      "backup",
      Severity.WARNING,
      "have the site's database backed up daily into TWINSITE_BACKUP_DIR"),
  POWER(
      "power",
      Severity.WARNING,
      "give the ops server the address and the account of the power controllers");

  private final String label;
  private final Severity severity;
  private final String fix;

  Kind(String label, Severity severity, String fix) {
    this.label = label;
    this.severity = severity;
    this.fix = fix;
  }

  /** The name that operators see. */
  public String label() {
    return label;
  }

  /** How bad it is if one is missing or differs. */
  Severity severity() {
    return severity;
  }

  String fix() {
    return fix;
  }
}
