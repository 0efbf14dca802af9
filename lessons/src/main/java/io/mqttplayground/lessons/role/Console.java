package io.mqttplayground.lessons.role;

import java.util.function.Consumer;

/**
 * Where a role tells what it does: one line for each thing that happened. Called from the role's
 * own thread and from those of its MQTT client.
 */
public interface Console {

    /** A message was handed to the broker. */
    void sent(String line);

    /** A message came from the broker. */
    void received(String line);

    /** Anything else worth knowing: connected, subscribed, connection lost. */
    void note(String line);

    /**
     * The role is set up; a consumer has subscribed, so nothing published from now on is missed.
     */
    default void ready() {}

    /** Plain lines on the standard output. */
    static Console standard() {
        return of(System.out::println);
    }

    /** Plain lines to wherever they are printed. */
    static Console of(Consumer<String> printed) {
        return new Console() {
            @Override
            public void sent(String line) {
                printed.accept("sent      " + line);
            }

            @Override
            public void received(String line) {
                printed.accept("received  " + line);
            }

            @Override
            public void note(String line) {
                printed.accept(line);
            }
        };
    }
}
