package io.mqttplayground.broker.access;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a rule says about the topics it names: the word in the access file. */
public enum Access {
    READ,
    WRITE,
    READWRITE,
    DENY;

    /** The word as the access file has it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The access that the word stands for; empty for any other word. Capitals matter. */
    public static Optional<Access> of(String word) {
        return Stream.of(values()).filter(access -> access.word().equals(word)).findFirst();
    }

    boolean grants(Access readOrWrite) {
        return this == readOrWrite || this == READWRITE;
    }
}
