package dev.twinsite.memory;

import dev.twinsite.identity.Users;
import dev.twinsite.identity.contract.UsersContract;

class MemoryUsersTest extends UsersContract {

  private final Users users = new MemoryUsers();

  @Override
  protected Users users() {
    return users;
  }
}
