package dev.twinsite.quorum.raft;

import dev.twinsite.quorum.ClientEvidence;
import dev.twinsite.quorum.Command;
import dev.twinsite.quorum.Motion;
import dev.twinsite.quorum.NodeStart;
import dev.twinsite.quorum.Policy;
import dev.twinsite.quorum.Proposal;
import dev.twinsite.quorum.Rule;
import dev.twinsite.quorum.Ruling;
import dev.twinsite.quorum.RunRecord;
import dev.twinsite.quorum.RunStep;
import dev.twinsite.quorum.Seat;
import dev.twinsite.quorum.SiteRecord;
import dev.twinsite.quorum.SiteStatement;
import dev.twinsite.quorum.SiteStates;
import dev.twinsite.quorum.VoterName;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.Incarnation;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SiteState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Motions and rulings as bytes. Entries of the log are kept for ever, so a number is never given to
 * another kind and what follows it never changes: what has to change becomes a new kind.
 *
 * <p>Answers are not kept, but voters of two releases may send them to each other while the one
 * replaces the other. An answer begins with the ruling, where an earlier release stops reading, and
 * may end there, as one of an earlier release does.
 */
final class Wire {

  private static final int DECIDE = 1;
  private static final int LOOK = 2;
  private static final int TELL = 3;
  private static final int CONFIRM = 4;
  private static final int RESEAT = 5;
  private static final int PREFER = 6;
  private static final int CONVENE = 7;
  private static final int BEGIN_RUN = 20;
  private static final int MARK_STEP = 21;
  private static final int TAKE_RUN = 22;
  private static final int ABORT_RUN = 23;
  private static final int CLOSE_SITE = 24;
  private static final int END_RUN = 25;
  private static final int ADD_EVIDENCE = 26;

  private static final int GENESIS = 1;
  private static final int DECLARE_LOST = 2;
  private static final int REJOIN = 3;
  private static final int ACTIVATE = 4;
  private static final int DRAIN = 5;
  private static final int ADMIT = 6;
  private static final int ADMIT_ACCEPTING = 7;

  private static final int DECIDED = 1;
  private static final int NOTED = 2;
  private static final int REFUSED = 3;

  private Wire() {}

  static byte[] write(Motion motion) {
    return bytes(out -> out.motion(motion));
  }

  static byte[] write(Answer answer) {
    return bytes(out -> out.answer(answer));
  }

  /**
   * The motion in a part of these bytes.
   *
   * @throws IOException if it is of a kind that this version does not know, or is cut short
   */
  static Motion motion(byte[] bytes, int offset, int length) throws IOException {
    return read(bytes, offset, length, In::motion);
  }

  /**
   * The answer in these bytes.
   *
   * @throws IOException if its ruling is of a kind that this version does not know, or it is cut
   *     short anywhere but after the ruling
   */
  static Answer answer(byte[] bytes) throws IOException {
    return read(bytes, 0, bytes.length, In::answer);
  }

  private interface Writing {
    void to(Out out) throws IOException;
  }

  private interface Reading<T> {
    T from(In in) throws IOException;
  }

  private static byte[] bytes(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      writing.to(new Out(new DataOutputStream(bytes)));
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  private static <T> T read(byte[] bytes, int offset, int length, Reading<T> reading)
      throws IOException {
    try {
      return reading.from(
          new In(new DataInputStream(new ByteArrayInputStream(bytes, offset, length))));
    } catch (IllegalArgumentException e) {
      throw new IOException("not a motion or a ruling", e);
    }
  }

  private record Out(DataOutputStream data) {

    void motion(Motion motion) throws IOException {
      if (motion instanceof Motion.Decide decide) {
        begin(DECIDE, motion);
        proposal(decide.proposal());
      } else if (motion instanceof Motion.Look look) {
        begin(LOOK, motion);
        site(look.site());
        data.writeBoolean(look.sees());
        data.writeLong(look.answers());
        at(look.at());
        data.writeLong(look.epoch());
      } else if (motion instanceof Motion.Tell tell) {
        begin(TELL, motion);
        statement(tell.statement());
      } else if (motion instanceof Motion.Confirm confirm) {
        begin(CONFIRM, motion);
        start(confirm.start());
      } else if (motion instanceof Motion.Reseat reseat) {
        begin(RESEAT, motion);
        data.writeUTF(reseat.seat().toString());
        why(reseat.reason(), reseat.by(), reseat.at());
      } else if (motion instanceof Motion.Prefer prefer) {
        begin(PREFER, motion);
        policy(prefer.policy());
        why(prefer.reason(), prefer.by(), prefer.at());
      } else if (motion instanceof Motion.OfRun ofRun) {
        begin(kind(ofRun), motion);
        id(ofRun.run());
        run(ofRun);
      } else {
        begin(CONVENE, motion);
      }
    }

    private void run(Motion.OfRun motion) throws IOException {
      if (motion instanceof Motion.BeginRun begin) {
        data.writeUTF(begin.runbook());
        parameters(begin.parameters());
        names(begin.steps());
        data.writeUTF(begin.by());
        at(begin.at());
      } else if (motion instanceof Motion.MarkStep mark) {
        data.writeInt(mark.index());
        data.writeUTF(mark.state().name());
        data.writeUTF(mark.detail());
        at(mark.at());
      } else if (motion instanceof Motion.TakeRun take) {
        data.writeUTF(take.before().value());
        at(take.at());
      } else if (motion instanceof Motion.AbortRun abort) {
        data.writeUTF(abort.as().name());
        data.writeUTF(abort.why());
        at(abort.at());
      } else if (motion instanceof Motion.CloseSite close) {
        site(close.site());
        data.writeBoolean(close.closed());
      } else if (motion instanceof Motion.EndRun end) {
        data.writeUTF(end.as().name());
        why(end.how(), end.verdict(), end.at());
      } else if (motion instanceof Motion.AddEvidence add) {
        evidence(add.evidence());
      }
    }

    private void evidence(ClientEvidence evidence) throws IOException {
      why(evidence.from(), evidence.by(), evidence.at());
      data.writeLong(evidence.acknowledged());
      data.writeLong(evidence.acknowledgedLost());
      data.writeLong(evidence.duplicated());
      data.writeLong(evidence.moneyCreatedMinorUnits());
      data.writeLong(evidence.overdrafts());
      data.writeLong(evidence.refused());
      data.writeLong(evidence.refusedWithoutRetryAfter());
      data.writeLong(evidence.unknown());
      millis(evidence.rtoMessagesMillis());
      millis(evidence.rtoTransfersMillis());
      millis(evidence.backToNormalMillis());
    }

    private void millis(@Nullable Long millis) throws IOException {
      data.writeBoolean(millis != null);
      if (millis != null) {
        data.writeLong(millis);
      }
    }

    private void parameters(SortedMap<String, String> parameters) throws IOException {
      data.writeShort(parameters.size());
      for (var parameter : parameters.entrySet()) {
        data.writeUTF(parameter.getKey());
        data.writeUTF(parameter.getValue());
      }
    }

    private void names(List<String> names) throws IOException {
      data.writeShort(names.size());
      for (String name : names) {
        data.writeUTF(name);
      }
    }

    private void begin(int kind, Motion motion) throws IOException {
      data.writeByte(kind);
      data.writeUTF(motion.from().toString());
    }

    private void proposal(Proposal proposal) throws IOException {
      id(proposal.id());
      at(proposal.at());
      Command command = proposal.command();
      data.writeByte(kind(command));
      data.writeUTF(command.reason());
      data.writeUTF(command.by());
      if (command instanceof Command.Genesis genesis) {
        databases(genesis.databases());
      } else if (command instanceof Command.AboutSite about) {
        site(about.site());
        data.writeLong(about.epoch().value());
      }
      if (command instanceof Command.Rejoin rejoin) {
        id(rejoin.database());
      } else if (command instanceof Command.Admit admit && admit.acceptance() != null) {
        acceptance(admit.acceptance());
      }
    }

    private void acceptance(Command.Acceptance acceptance) throws IOException {
      data.writeLong(acceptance.missingAtMost());
      data.writeBoolean(acceptance.twoRegents());
    }

    private void databases(SortedMap<SiteName, UUID> databases) throws IOException {
      for (var database : databases.entrySet()) {
        site(database.getKey());
        id(database.getValue());
      }
    }

    private void statement(SiteStatement statement) throws IOException {
      site(statement.site());
      UUID database = statement.database();
      data.writeBoolean(database != null);
      if (database != null) {
        id(database);
      }
      data.writeBoolean(statement.databaseNew());
      data.writeLong(statement.epoch());
      data.writeLong(statement.incarnation());
      data.writeUTF(statement.regency().name());
    }

    private void start(NodeStart start) throws IOException {
      site(start.site());
      data.writeUTF(start.node());
      id(start.boot());
      id(start.database());
    }

    private void policy(Policy policy) throws IOException {
      SiteName preferred = policy.preferred();
      data.writeBoolean(policy.automatic());
      data.writeUTF(preferred == null ? "" : preferred.value());
    }

    void answer(Answer answer) throws IOException {
      ruling(answer.ruling());
      data.writeLong(answer.version());
    }

    private void ruling(Ruling ruling) throws IOException {
      if (ruling instanceof Ruling.Decided decided) {
        data.writeByte(DECIDED);
        states(decided.states());
      } else if (ruling instanceof Ruling.Refused refused) {
        data.writeByte(REFUSED);
        data.writeUTF(refused.rule().label());
        data.writeUTF(refused.detail());
      } else {
        data.writeByte(NOTED);
      }
    }

    private void states(SiteStates states) throws IOException {
      data.writeLong(states.epoch().value());
      for (SiteRecord site : states.sites().values()) {
        site(site.site());
        data.writeUTF(site.state().name());
        data.writeLong(site.incarnation().value());
        id(site.database());
        why(site.reason(), site.by(), site.since());
      }
    }

    private void why(String reason, String by, Instant at) throws IOException {
      data.writeUTF(reason);
      data.writeUTF(by);
      at(at);
    }

    private void site(SiteName site) throws IOException {
      data.writeUTF(site.value());
    }

    private void id(UUID id) throws IOException {
      data.writeLong(id.getMostSignificantBits());
      data.writeLong(id.getLeastSignificantBits());
    }

    private void at(Instant at) throws IOException {
      data.writeLong(at.getEpochSecond());
      data.writeInt(at.getNano());
    }
  }

  private static int kind(Motion.OfRun motion) {
    if (motion instanceof Motion.BeginRun) {
      return BEGIN_RUN;
    } else if (motion instanceof Motion.MarkStep) {
      return MARK_STEP;
    } else if (motion instanceof Motion.TakeRun) {
      return TAKE_RUN;
    } else if (motion instanceof Motion.AbortRun) {
      return ABORT_RUN;
    }
    if (motion instanceof Motion.AddEvidence) {
      return ADD_EVIDENCE;
    }
    return motion instanceof Motion.CloseSite ? CLOSE_SITE : END_RUN;
  }

  private static int kind(Command command) {
    if (command instanceof Command.Genesis) {
      return GENESIS;
    } else if (command instanceof Command.DeclareLost) {
      return DECLARE_LOST;
    } else if (command instanceof Command.Rejoin) {
      return REJOIN;
    } else if (command instanceof Command.Activate) {
      return ACTIVATE;
    }
    if (command instanceof Command.Admit admit) {
      return admit.acceptance() == null ? ADMIT : ADMIT_ACCEPTING;
    }
    return DRAIN;
  }

  private record In(DataInputStream data) {

    Motion motion() throws IOException {
      int kind = data.readByte();
      Seat from = Seat.parse(data.readUTF());
      return switch (kind) {
        case DECIDE -> new Motion.Decide(from, proposal());
        case LOOK -> look(from);
        case TELL -> new Motion.Tell(from, statement());
        case CONFIRM -> new Motion.Confirm(from, start());
        case RESEAT ->
            new Motion.Reseat(
                from, Seat.parse(data.readUTF()), data.readUTF(), data.readUTF(), at());
        case PREFER -> new Motion.Prefer(from, policy(), data.readUTF(), data.readUTF(), at());
        case CONVENE -> new Motion.Convene(from);
        case BEGIN_RUN ->
            new Motion.BeginRun(
                from, id(), data.readUTF(), parameters(), names(), data.readUTF(), at());
        case MARK_STEP ->
            new Motion.MarkStep(
                from,
                id(),
                data.readInt(),
                RunStep.State.valueOf(data.readUTF()),
                data.readUTF(),
                at());
        case TAKE_RUN -> new Motion.TakeRun(from, id(), new VoterName(data.readUTF()), at());
        case ABORT_RUN -> new Motion.AbortRun(from, id(), runState(), data.readUTF(), at());
        case CLOSE_SITE -> new Motion.CloseSite(from, id(), site(), data.readBoolean());
        case END_RUN ->
            new Motion.EndRun(from, id(), runState(), data.readUTF(), data.readUTF(), at());
        case ADD_EVIDENCE -> new Motion.AddEvidence(from, id(), evidence());
        default -> throw new IOException("a motion of the unknown kind " + kind);
      };
    }

    private ClientEvidence evidence() throws IOException {
      return new ClientEvidence(
          data.readUTF(),
          data.readUTF(),
          at(),
          data.readLong(),
          data.readLong(),
          data.readLong(),
          data.readLong(),
          data.readLong(),
          data.readLong(),
          data.readLong(),
          data.readLong(),
          millis(),
          millis(),
          millis());
    }

    private @Nullable Long millis() throws IOException {
      return data.readBoolean() ? data.readLong() : null;
    }

    private RunRecord.State runState() throws IOException {
      return RunRecord.State.valueOf(data.readUTF());
    }

    private SortedMap<String, String> parameters() throws IOException {
      SortedMap<String, String> parameters = new TreeMap<>();
      for (int left = data.readShort(); left > 0; left--) {
        parameters.put(data.readUTF(), data.readUTF());
      }
      return parameters;
    }

    private List<String> names() throws IOException {
      List<String> names = new ArrayList<>();
      for (int left = data.readShort(); left > 0; left--) {
        names.add(data.readUTF());
      }
      return names;
    }

    private Motion.Look look(Seat from) throws IOException {
      SiteName site = site();
      boolean sees = data.readBoolean();
      long answers = data.readLong();
      Instant at = at();
      return new Motion.Look(from, site, sees, answers, data.readLong(), at);
    }

    private Proposal proposal() throws IOException {
      UUID id = id();
      Instant at = at();
      int kind = data.readByte();
      String reason = data.readUTF();
      String by = data.readUTF();
      return new Proposal(id, kind == GENESIS ? genesis(reason, by) : about(kind, reason, by), at);
    }

    private Command genesis(String reason, String by) throws IOException {
      SortedMap<SiteName, UUID> databases = new TreeMap<>();
      databases.put(site(), id());
      databases.put(site(), id());
      return new Command.Genesis(databases, reason, by);
    }

    private Command about(int kind, String reason, String by) throws IOException {
      SiteName site = site();
      Epoch epoch = new Epoch(data.readLong());
      return switch (kind) {
        case DECLARE_LOST -> new Command.DeclareLost(site, epoch, reason, by);
        case REJOIN -> new Command.Rejoin(site, epoch, id(), reason, by);
        case ACTIVATE -> new Command.Activate(site, epoch, reason, by);
        case DRAIN -> new Command.Drain(site, epoch, reason, by);
        case ADMIT -> new Command.Admit(site, epoch, null, reason, by);
        case ADMIT_ACCEPTING -> new Command.Admit(site, epoch, acceptance(), reason, by);
        default -> throw new IOException("a command of the unknown kind " + kind);
      };
    }

    private Command.Acceptance acceptance() throws IOException {
      return new Command.Acceptance(data.readLong(), data.readBoolean());
    }

    private SiteStatement statement() throws IOException {
      SiteName site = site();
      UUID database = data.readBoolean() ? id() : null;
      return new SiteStatement(
          site,
          database,
          data.readBoolean(),
          data.readLong(),
          data.readLong(),
          SiteStatement.Regency.valueOf(data.readUTF()));
    }

    private NodeStart start() throws IOException {
      return new NodeStart(site(), data.readUTF(), id(), id());
    }

    private Policy policy() throws IOException {
      boolean automatic = data.readBoolean();
      String preferred = data.readUTF();
      return new Policy(automatic, preferred.isEmpty() ? null : new SiteName(preferred));
    }

    Answer answer() throws IOException {
      Ruling ruling = ruling();
      return new Answer(ruling, data.available() == 0 ? 0 : data.readLong());
    }

    private Ruling ruling() throws IOException {
      int kind = data.readByte();
      return switch (kind) {
        case DECIDED -> new Ruling.Decided(states());
        case NOTED -> new Ruling.Noted();
        case REFUSED -> new Ruling.Refused(rule(data.readUTF()), data.readUTF());
        default -> throw new IOException("a ruling of the unknown kind " + kind);
      };
    }

    private SiteStates states() throws IOException {
      Epoch epoch = new Epoch(data.readLong());
      SortedMap<SiteName, SiteRecord> sites = new TreeMap<>();
      for (int i = 0; i < 2; i++) {
        SiteRecord site = record();
        sites.put(site.site(), site);
      }
      return new SiteStates(epoch, sites);
    }

    private SiteRecord record() throws IOException {
      SiteName site = site();
      SiteState state = SiteState.valueOf(data.readUTF());
      Incarnation incarnation = new Incarnation(data.readLong());
      UUID database = id();
      String reason = data.readUTF();
      String by = data.readUTF();
      return new SiteRecord(site, state, incarnation, database, at(), reason, by);
    }

    private static Rule rule(String label) throws IOException {
      for (Rule rule : Rule.values()) {
        if (rule.label().equals(label)) {
          return rule;
        }
      }
      throw new IOException("a refusal by the unknown rule " + label);
    }

    private SiteName site() throws IOException {
      return new SiteName(data.readUTF());
    }

    private UUID id() throws IOException {
      return new UUID(data.readLong(), data.readLong());
    }

    private Instant at() throws IOException {
      return Instant.ofEpochSecond(data.readLong(), data.readInt());
    }
  }
}
