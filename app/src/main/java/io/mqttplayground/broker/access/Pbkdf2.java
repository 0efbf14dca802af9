package io.mqttplayground.broker.access;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * PBKDF2 with HMAC-SHA512 and a key of one block, 64 bytes (RFC 8018, section 5.2).
 *
 * <p>Java's own PBKDF2 takes characters; MQTT passwords are bytes, which mosquitto hashes as they
 * are, so this one does too.
 */
final class Pbkdf2 {

    static final int KEY_BYTES = 64;

    private static final String HMAC = "HmacSHA512";

    private Pbkdf2() {}

    /**
     * @param password the bytes as the client sends them; may be empty
     * @param iterations at least 1
     */
    static byte[] key(byte[] password, byte[] salt, int iterations) {
        try {
            return key(hmac(password), salt, iterations);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + HMAC, e);
        }
    }

    private static byte[] key(Mac hmac, byte[] salt, int iterations)
            throws GeneralSecurityException {
        byte[] block = ByteBuffer.allocate(salt.length + 4).put(salt).putInt(1).array();
        byte[] last = hmac.doFinal(block);
        byte[] key = last.clone();
        for (int i = 1; i < iterations; i++) {
            hmac.update(last);
            hmac.doFinal(last, 0);
            for (int j = 0; j < KEY_BYTES; j++) {
                key[j] ^= last[j];
            }
        }
        return key;
    }

    private static Mac hmac(byte[] password) throws GeneralSecurityException {
        // HMAC fills short keys with zeros, so one zero byte is the empty key that Java refuses.
        byte[] key = password.length == 0 ? new byte[1] : password;
        Mac hmac = Mac.getInstance(HMAC);
        hmac.init(new SecretKeySpec(key, HMAC));
        return hmac;
    }
}
