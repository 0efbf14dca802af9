package io.mqttplayground.broker.access;

import java.util.Optional;

/**
 * A line of a password file.
 *
 * @param text as it stands in the file
 * @param user empty for comments and blank lines, and so is the hash
 */
record PasswordLine(String text, Optional<String> user, Optional<PasswordHash> hash) {

    /**
     * Reads {@code user:hash}, a comment or a blank line.
     *
     * @throws IllegalArgumentException says what is wrong, and never quotes what may be a password
     */
    static PasswordLine parse(String text) {
        if (text.isBlank() || text.startsWith("#")) {
            return new PasswordLine(text, Optional.empty(), Optional.empty());
        }
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("no colon; expected user:$7$iterations$salt$hash");
        }
        String user = checked(text.substring(0, colon));
        PasswordHash hash = PasswordHash.parse(text.substring(colon + 1).stripTrailing());
        return new PasswordLine(text, Optional.of(user), Optional.of(hash));
    }

    /**
     * A line with a fresh salt.
     *
     * @throws IllegalArgumentException the name cannot be an account's
     */
    static PasswordLine of(String user, byte[] password) {
        PasswordHash hash = PasswordHash.of(password);
        String text = checked(user) + ":" + hash.text();
        return new PasswordLine(text, Optional.of(user), Optional.of(hash));
    }

    private static String checked(String user) {
        Optional<String> problem = AccountName.problem(user);
        if (problem.isPresent()) {
            throw new IllegalArgumentException(problem.get());
        }
        return user;
    }

    boolean isFor(String account) {
        return user.isPresent() && user.get().equals(account);
    }
}
