package dev.twinsite.ops.power;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The power switch of some servers, which the controller calls systems. It answers when they are
 * dead. Every call returns within the limits that the controller was given, and may be made from
 * several threads.
 */
public interface PowerController extends AutoCloseable {

  /**
   * Every system behind this controller.
   *
   * @throws PowerException if the controller does not answer
   */
  List<PoweredSystem> systems() throws PowerException;

  /**
   * How some systems stand now, by their ids. A system that the controller does not have is left
   * out.
   *
   * @throws PowerException if one of them could not be read; nothing is known then, and that is not
   *     the same as off
   */
  Map<String, PoweredSystem> look(Collection<String> ids) throws PowerException;

  /**
   * Switches a system and returns when the controller has accepted that, or, if it says that it
   * takes a while, when it has finished. {@link #look} tells what became of it.
   *
   * @throws PowerRefusedException if the controller will not; asking again does not help
   * @throws PowerException if it is not known whether it was done
   */
  void reset(String id, ResetType type) throws PowerException;

  /** Logs out. */
  @Override
  void close();
}
