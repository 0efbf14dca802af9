package io.mqttplayground.play;

import java.util.Map;
import java.util.Optional;

/** Passwords that this program knows because it made them up itself: those of the demo accounts. */
public final class Accounts {

    private final Map<String, String> passwords;

    public Accounts(Map<String, String> passwords) {
        this.passwords = Map.copyOf(passwords);
    }

    public Optional<String> passwordOf(String account) {
        return Optional.ofNullable(passwords.get(account));
    }
}
