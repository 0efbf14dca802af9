package io.mqttplayground.cli.option;

import java.io.Console;

/** Whether a person sits at the other end. */
public final class Interaction {

    private Interaction() {}

    /**
     * Whether standard input and output are a terminal. Until Java 21 there is no console object
     * otherwise; from Java 22 on there always is one, and it has to be asked.
     */
    public static boolean isPossible() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException beforeJava22) {
            return true;
        } catch (ReflectiveOperationException unexpected) {
            throw new IllegalStateException("Console.isTerminal cannot be called", unexpected);
        }
    }
}
