package io.mqttplayground.broker.access;

import static java.util.stream.Collectors.joining;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A password as the file keeps it: {@code $7$iterations$salt$hash}, PBKDF2 with HMAC-SHA512 and a
 * key of one block, 64 bytes (RFC 8018, section 5.2).
 *
 * <p>Java's own PBKDF2 takes characters; MQTT passwords are bytes, which mosquitto hashes as they
 * are, so this one does too.
 */
record PasswordHash(int iterations, byte[] salt, byte[] key) {

    /**
     * What new hashes use. One thread checks all logins, one after the other: 1000 iterations took
     * 1.8 ms on a shared two-core machine (15 ms for the first logins, before Java has compiled the
     * loop). mosquitto 2.0's default is 101, and it accepts this too.
     */
    static final int ITERATIONS = 1000;

    /** About 200 ms for one login; beyond it, logins would hold up each other for too long. */
    static final int MAX_ITERATIONS = 100_000;

    private static final String HMAC = "HmacSHA512";
    private static final int KEY_BYTES = 64;
    private static final byte[] FIRST_BLOCK = {0, 0, 0, 1};
    private static final int NEW_SALT_BYTES = 12;
    private static final int LONG_SALT_BYTES = 64;

    /** A hash with a salt of its own. */
    static PasswordHash of(byte[] password) {
        byte[] salt = new byte[NEW_SALT_BYTES]; // mosquitto 2.0 takes no other length
        new SecureRandom().nextBytes(salt);
        return new PasswordHash(ITERATIONS, salt, key(password, salt, ITERATIONS));
    }

    /**
     * Reads what stands behind {@code user:}.
     *
     * @throws IllegalArgumentException says what is wrong, and never quotes the text: it may be a
     *     password
     */
    static PasswordHash parse(String text) {
        String[] parts = text.split("\\$", -1);
        if (parts.length > 1 && parts[0].isEmpty() && parts[1].equals("6")) {
            throw new IllegalArgumentException(
                    "this is an old $6$ hash; make a $7$ one with mosquitto_passwd 2 or passwd");
        }
        if (parts.length != 5 || !parts[0].isEmpty() || !parts[1].equals("7")) {
            throw new IllegalArgumentException(
                    "no password hash; expected user:$7$iterations$salt$hash, as passwd prints it");
        }
        byte[] salt = base64("salt", parts[3], NEW_SALT_BYTES, LONG_SALT_BYTES);
        byte[] key = base64("hash", parts[4], KEY_BYTES);
        return new PasswordHash(iterations(parts[2]), salt, key);
    }

    private static int iterations(String text) {
        if (text.matches("[1-9][0-9]{0,5}") && Integer.parseInt(text) <= MAX_ITERATIONS) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException(
                "the iterations are no number from 1 to " + MAX_ITERATIONS);
    }

    private static byte[] base64(String what, String text, Integer... lengths) {
        byte[] bytes = {};
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            // Told below, with ends that Java's decoder is lenient about and mosquitto's is not.
        }
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new IllegalArgumentException("the " + what + " is not padded base64");
        }
        if (!List.of(lengths).contains(bytes.length)) {
            String expected = Stream.of(lengths).map(String::valueOf).collect(joining(" or "));
            throw new IllegalArgumentException(
                    "the %s has %d bytes; expected %s".formatted(what, bytes.length, expected));
        }
        return bytes;
    }

    /** Takes the same time whether it matches or not. */
    boolean matches(byte[] password) {
        return MessageDigest.isEqual(key, key(password, salt, iterations));
    }

    /**
     * The key that a password leads to.
     *
     * @param password the bytes as the client sends them; may be empty
     * @param iterations at least 1
     */
    static byte[] key(byte[] password, byte[] salt, int iterations) {
        try {
            Mac hmac = Mac.getInstance(HMAC);
            // HMAC fills short keys with zeros: one zero byte is the empty key that Java refuses.
            hmac.init(new SecretKeySpec(password.length == 0 ? new byte[1] : password, HMAC));
            hmac.update(salt);
            byte[] last = hmac.doFinal(FIRST_BLOCK);
            byte[] key = last.clone();
            for (int i = 1; i < iterations; i++) {
                hmac.update(last);
                hmac.doFinal(last, 0);
                for (int j = 0; j < KEY_BYTES; j++) {
                    key[j] ^= last[j];
                }
            }
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + HMAC, e);
        }
    }

    /** The form that {@link #parse} reads. */
    String text() {
        Base64.Encoder base64 = Base64.getEncoder();
        return "$7$%d$%s$%s"
                .formatted(iterations, base64.encodeToString(salt), base64.encodeToString(key));
    }
}
