package io.mqttplayground.broker.access;

import java.util.Optional;

/** Which names an account may have. */
public final class AccountName {

    private static final String FORBIDDEN = "+#/:";

    private AccountName() {}

    /**
     * What keeps the text from naming an account, as a sentence without a full stop; empty when
     * nothing does. Wildcards and slashes would reach beyond the account's own topics ({@code
     * alice/x} lives inside alice's), the colon ends the name in the password file.
     */
    public static Optional<String> problem(String name) {
        if (name.isEmpty()) {
            return Optional.of("the account name is empty");
        }
        if (!name.equals(name.strip())) {
            return Optional.of("the account name \"" + name + "\" starts or ends with a blank");
        }
        return name.chars()
                .filter(c -> FORBIDDEN.indexOf(c) >= 0 || Character.isISOControl(c))
                .mapToObj(AccountName::mustNotContain)
                .findFirst();
    }

    private static String mustNotContain(int c) {
        String shown = Character.isISOControl(c) ? "control characters" : String.valueOf((char) c);
        return "an account name must not contain " + shown;
    }
}
