package io.mqttplayground.broker.access;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** Makes passwords that can be read from a projector and typed without mistakes. */
final class RandomPassword {

    /** Letters and digits without those that look alike: 0 o, 1 l i. */
    private static final String CHARACTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 3;
    private static final int GROUP_LENGTH = 4;

    private RandomPassword() {}

    /** Such as {@code k7mq-4tnx-9wpr}: 59 bits. */
    static String make() {
        RandomGenerator random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP_LENGTH; i++) {
            if (i > 0 && i % GROUP_LENGTH == 0) {
                password.append('-');
            }
            password.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return password.toString();
    }
}
