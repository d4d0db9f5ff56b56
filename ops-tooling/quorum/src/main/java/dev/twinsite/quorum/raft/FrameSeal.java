package dev.twinsite.quorum.raft;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what voters send each other, headers included, and refuses what was not sealed with the
 * same secret: AES-256 in Galois counter mode, with a nonce of its own for each frame.
 */
/*
 * The library's SYM_ENCRYPT leaves headers in the clear and encrypts no message without a payload,
 * and a request for a vote is a header without a payload.
 */
final class FrameSeal {

  private static final String PURPOSE = "twinsite quorum, frames between voters";
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKeySpec key;

  FrameSeal(String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      key = new SecretKeySpec(mac.doFinal(PURPOSE.getBytes(StandardCharsets.UTF_8)), "AES");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no HMAC", e);
    }
  }

  byte[] seal(byte[] data, int offset, int length) {
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(data, offset, length);
      return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no AES", e);
    }
  }

  /**
   * What was sealed.
   *
   * @throws GeneralSecurityException if it was sealed with another secret, changed, or cut short
   */
  byte[] open(byte[] data, int offset, int length) throws GeneralSecurityException {
    if (length < NONCE + TAG_BITS / 8) {
      throw new GeneralSecurityException("a frame of " + length + " bytes is not sealed");
    }
    byte[] nonce = Arrays.copyOfRange(data, offset, offset + NONCE);
    return cipher(Cipher.DECRYPT_MODE, nonce).doFinal(data, offset + NONCE, length - NONCE);
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }
}
