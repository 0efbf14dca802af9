package io.mqttplayground.broker.access;

import java.util.Optional;

/** Whether a client may do what it asked for, and why. {@code toString} explains it in a line. */
public sealed interface Decision {

    /** Whether it may. */
    default boolean allowed() {
        return this instanceof Allowed;
    }

    /** The rule that decided; empty when none spoke of it, which denies. */
    Optional<Rule> decidedBy();

    /** A rule grants it. */
    record Allowed(Rule rule) implements Decision {

        @Override
        public Optional<Rule> decidedBy() {
            return Optional.of(rule);
        }

        @Override
        public String toString() {
            return "allowed by " + rule;
        }
    }

    /** A {@code deny} line forbids it. */
    record Denied(Rule rule) implements Decision {

        @Override
        public Optional<Rule> decidedBy() {
            return Optional.of(rule);
        }

        @Override
        public String toString() {
            return "denied by " + rule;
        }
    }

    /**
     * No line grants it, and what nobody grants is denied.
     *
     * @param what what no rule lets happen, such as {@code "alice write /iot/user/bob/x"}
     */
    record NotGranted(String what) implements Decision {

        @Override
        public Optional<Rule> decidedBy() {
            return Optional.empty();
        }

        @Override
        public String toString() {
            return "denied: no rule lets " + what;
        }
    }
}
