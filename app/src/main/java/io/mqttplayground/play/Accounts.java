package io.mqttplayground.play;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Passwords that this program knows, so that roles need not be told: those of the demo accounts,
 * and those that were set in this shell. Never written anywhere.
 */
public final class Accounts {

    private final Map<String, String> passwords;

    public Accounts(Map<String, String> passwords) {
        this.passwords = new ConcurrentHashMap<>(passwords);
    }

    public Optional<String> passwordOf(String account) {
        return Optional.ofNullable(passwords.get(account));
    }

    /** From now on the account has this password. */
    public void know(String account, String password) {
        passwords.put(account, password);
    }

    /** The account is no more. */
    public void forget(String account) {
        passwords.remove(account);
    }
}
