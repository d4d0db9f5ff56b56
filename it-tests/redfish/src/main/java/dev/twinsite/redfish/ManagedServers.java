package dev.twinsite.redfish;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The servers behind one service, in an order that stays. */
public interface ManagedServers {

  /** How many there are. */
  int count();

  /** The server at a place of the order, from 0. */
  ManagedServer at(int index);

  /** The server with that id. */
  Optional<ManagedServer> find(String id);

  /** These servers, and behind them the others. */
  default ManagedServers and(ManagedServers others) {
    ManagedServers first = this;
    return new ManagedServers() {
      @Override
      public int count() {
        return first.count() + others.count();
      }

      @Override
      public ManagedServer at(int index) {
        return index < first.count() ? first.at(index) : others.at(index - first.count());
      }

      @Override
      public Optional<ManagedServer> find(String id) {
        return first.find(id).or(() -> others.find(id));
      }
    };
  }

  /** A few servers. */
  static ManagedServers of(List<? extends ManagedServer> servers) {
    Map<String, ManagedServer> byId = new LinkedHashMap<>();
    servers.forEach(server -> byId.put(server.id(), server));
    List<ManagedServer> all = List.copyOf(byId.values());
    return new ManagedServers() {
      @Override
      public int count() {
        return all.size();
      }

      @Override
      public ManagedServer at(int index) {
        return all.get(index);
      }

      @Override
      public Optional<ManagedServer> find(String id) {
        return Optional.ofNullable(byId.get(id));
      }
    };
  }
}
