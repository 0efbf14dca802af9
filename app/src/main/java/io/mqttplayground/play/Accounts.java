package io.mqttplayground.play;

import java.util.Map;
import java.util.Optional;

/** Passwords that this program knows because it made them up itself: those of the demo accounts. */
public final class Accounts {

    private final Map<String, String> passwords;

    public Accounts(Map<String, String> passwords) {
        this.passwords = Map.copyOf(passwords);
    }

    /** The packaged accounts, as they are on the loopback address. */
    public static Accounts demo() {
        return new Accounts(Map.of("alice", "alice-pw", "bob", "bob-pw", "admin", "admin-pw"));
    }

    public Optional<String> passwordOf(String account) {
        return Optional.ofNullable(passwords.get(account));
    }
}
