package io.mqttplayground.broker.access;

import static java.util.stream.Collectors.joining;

import java.security.SecureRandom;
import java.util.stream.Stream;

/** Makes passwords that can be read from a projector and typed without mistakes. */
final class RandomPassword {

    /** Letters and digits without those that look alike: 0 o, 1 l i. */
    private static final String CHARACTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int GROUPS = 3;
    private static final int GROUP_LENGTH = 4;

    private RandomPassword() {}

    /** Such as {@code k7mq-4tnx-9wpr}: 59 bits. */
    static String make() {
        return Stream.generate(RandomPassword::group).limit(GROUPS).collect(joining("-"));
    }

    private static String group() {
        return RANDOM.ints(GROUP_LENGTH, 0, CHARACTERS.length())
                .mapToObj(i -> CHARACTERS.substring(i, i + 1))
                .collect(joining());
    }
}
