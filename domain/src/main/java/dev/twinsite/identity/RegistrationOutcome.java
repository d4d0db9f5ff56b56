package dev.twinsite.identity;

/** What became of the wish to register a name. */
public sealed interface RegistrationOutcome {

  /** The name belongs to this user, at once and for good. */
  record Posted(User user) implements RegistrationOutcome {}

  /** The name is claimed here; it belongs to the user when both sites hold the claim. */
  record Pending(User user) implements RegistrationOutcome {}

  /** The same name and password were registered before; this is how that registration stands. */
  record AlreadyExists(User user) implements RegistrationOutcome {}

  /** Somebody else has, or claims, the name. */
  record NameTaken(Username username) implements RegistrationOutcome {}
}
