package io.mqttplayground.broker.access;

import io.mqttplayground.broker.config.ConfigException;
import java.util.List;

/**
 * Who may connect and who may do what, as it stands now: accounts can be replaced while the broker
 * runs. Safe for any thread.
 */
public final class AccessControl {

    private final boolean anonymousAllowed;
    private final AccessRules rules;
    private volatile PasswordFile passwords;

    /**
     * @param anonymousAllowed whether a client may connect without a user name
     */
    public AccessControl(boolean anonymousAllowed, PasswordFile passwords, AccessRules rules) {
        this.anonymousAllowed = anonymousAllowed;
        this.passwords = passwords;
        this.rules = rules;
    }

    /** No accounts, and every client may read and write everything; for tests and measurements. */
    public static AccessControl open() {
        try {
            return new AccessControl(
                    true,
                    PasswordFile.parse("passwords", List.of()),
                    AccessRules.parse("open", List.of("pattern readwrite #")));
        } catch (ConfigException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public boolean anonymousAllowed() {
        return anonymousAllowed;
    }

    public PasswordFile passwords() {
        return passwords;
    }

    public AccessRules rules() {
        return rules;
    }

    public void replacePasswords(PasswordFile others) {
        passwords = others;
    }
}
