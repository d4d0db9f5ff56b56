package dev.twinsite.replication.engine;

import dev.twinsite.replication.EventHandler;

/**
 * The working parts of one node's journal, put together but not moving: {@link Engine} moves them
 * with threads and clocks, a test or a simulation may move them one by one.
 */
record Parts(
    Handling handling, Publisher publisher, Applier applier, ReceiptDesk desk, RegencyWatch watch) {

  static Parts of(Site site, Stores stores, Transport transport, Bell bell, EventHandler handler) {
    Handling handling = new Handling(handler, stores);
    Numberer numberer = new Numberer(stores);
    Decider decider = new Decider(stores, handling, site);
    Answers answers = new Answers(stores, site, handler.kinds());
    ReceiptDesk desk = new ReceiptDesk(stores, site, handling, decider, bell);
    Contest contest = new Contest(stores, site, numberer, decider);
    Verdicts verdicts = new Verdicts(stores, site, handling);
    Turning turning = new Turning(stores, site, handling, numberer, decider, answers, bell);
    Rebuilder rebuilder = new Rebuilder(stores, site, handling, answers);
    Composer composer = new Composer(stores, site.config(), handler.kinds());
    return new Parts(
        handling,
        new Publisher(stores, site, numberer, composer, transport, bell),
        new Applier(
            stores, site, handling, contest, verdicts, answers, turning, rebuilder, desk, bell),
        desk,
        new RegencyWatch(stores, site, handling, numberer, decider, verdicts, bell));
  }
}
