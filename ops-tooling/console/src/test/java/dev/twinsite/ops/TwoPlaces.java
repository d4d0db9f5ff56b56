package dev.twinsite.ops;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * Two ops servers that reach each other, each with a database, and a witness that runs already. The
 * servers do not, until a test starts them.
 */
final class TwoPlaces implements AutoCloseable {

  final Voters voters;
  final Place pangyo;
  final Place ansan;
  final ThirdVoter witness;

  TwoPlaces(Path disk) throws IOException, SQLException {
    voters = new Voters();
    pangyo = new Place("pangyo", "ansan", disk.resolve("pangyo"), voters);
    ansan = new Place("ansan", "pangyo", disk.resolve("ansan"), voters);
    pangyo.reaches(ansan);
    ansan.reaches(pangyo);
    witness = new ThirdVoter(voters, disk.resolve("witness"), pangyo, ansan).start();
  }

  @Override
  public void close() throws IOException {
    pangyo.close();
    ansan.close();
    witness.close();
    voters.close();
  }
}
