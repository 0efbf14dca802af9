package io.mqttplayground.broker.access;

import java.util.Optional;

/**
 * Whether a client may do what it asked for, and why. {@code toString} explains it in a line.
 *
 * @param decidedBy the rule that decided; empty when none spoke of it, which denies
 */
public record Decision(boolean allowed, Optional<Rule> decidedBy, String why) {

    /** A rule grants it, or a {@code deny} line forbids it. */
    static Decision by(Rule rule) {
        String word = rule.isDeny() ? "denied" : "allowed";
        return new Decision(!rule.isDeny(), Optional.of(rule), word + " by " + rule);
    }

    /**
     * No line grants it, and what nobody grants is denied.
     *
     * @param what what no rule lets happen, such as {@code "alice write /iot/user/bob/x"}
     */
    static Decision notGranted(String what) {
        return new Decision(false, Optional.empty(), "denied: no rule lets " + what);
    }

    @Override
    public String toString() {
        return why;
    }
}
