package io.mqttplayground.broker.access;

import io.mqttplayground.topic.TopicFilter;

/**
 * A {@code topic} or {@code pattern} line of the access file.
 *
 * @param file the file's own name, without folders
 * @param line counted from 1
 * @param text the line as written
 * @param scope whom it holds for
 * @param filter as written, with {@code %u} and {@code %c} when it is a pattern
 */
public record Rule(
        String file, int line, String text, Scope scope, Access access, TopicFilter filter) {

    /** Whom a rule holds for. */
    public sealed interface Scope {

        /** A {@code pattern} line: every client. */
        record Everyone() implements Scope {}

        /** A {@code topic} line above any {@code user}: clients without a username, no others. */
        record Anonymous() implements Scope {}

        /** A {@code topic} line below {@code user name}. */
        record User(String name) implements Scope {}
    }

    boolean isDeny() {
        return access == Access.DENY;
    }

    /** Place and text, such as {@code acl:12 "topic deny secret/#"}. */
    @Override
    public String toString() {
        return file + ":" + line + " \"" + text + "\"";
    }
}
