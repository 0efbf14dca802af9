package io.mqttplayground.broker.access;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** A password as the file keeps it: {@code $7$iterations$salt$hash}. */
record PasswordHash(int iterations, byte[] salt, byte[] key) {

    /**
     * What new hashes use. The check runs on a network thread, beside other clients' messages: 1000
     * iterations took 1.8 ms on a shared two-core machine (15 ms for the first logins, before Java
     * has compiled the loop). mosquitto 2.0's default is 101, and it accepts this too.
     */
    static final int ITERATIONS = 1000;

    /** About 200 ms for one login; beyond it, logins would hold up everyone's messages. */
    static final int MAX_ITERATIONS = 100_000;

    private static final int NEW_SALT_BYTES = 12;
    private static final int LONG_SALT_BYTES = 64;

    /** A hash with a salt of its own. */
    static PasswordHash of(byte[] password) {
        byte[] salt = new byte[NEW_SALT_BYTES]; // mosquitto 2.0 takes no other length
        new SecureRandom().nextBytes(salt);
        return new PasswordHash(ITERATIONS, salt, Pbkdf2.key(password, salt, ITERATIONS));
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
        byte[] salt = base64("salt", parts[3]);
        if (salt.length != NEW_SALT_BYTES && salt.length != LONG_SALT_BYTES) {
            throw new IllegalArgumentException(
                    "the salt has " + salt.length + " bytes; expected 12 or 64");
        }
        byte[] key = base64("hash", parts[4]);
        if (key.length != Pbkdf2.KEY_BYTES) {
            throw new IllegalArgumentException(
                    "the hash has " + key.length + " bytes; expected " + Pbkdf2.KEY_BYTES);
        }
        return new PasswordHash(iterations(parts[2]), salt, key);
    }

    private static int iterations(String text) {
        if (text.matches("[1-9][0-9]{0,5}") && Integer.parseInt(text) <= MAX_ITERATIONS) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException(
                "the iterations are no number from 1 to " + MAX_ITERATIONS);
    }

    private static byte[] base64(String what, String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            // Java's decoder is lenient about the end; mosquitto's is not.
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the " + what + " is not padded base64", e);
        }
        throw new IllegalArgumentException("the " + what + " is not padded base64");
    }

    /** Takes the same time whether it matches or not. */
    boolean matches(byte[] password) {
        return MessageDigest.isEqual(key, Pbkdf2.key(password, salt, iterations));
    }

    /** The form that {@link #parse} reads. */
    String text() {
        Base64.Encoder base64 = Base64.getEncoder();
        return "$7$%d$%s$%s"
                .formatted(iterations, base64.encodeToString(salt), base64.encodeToString(key));
    }
}
