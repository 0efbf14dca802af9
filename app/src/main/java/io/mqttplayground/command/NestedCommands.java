package io.mqttplayground.command;

import java.util.List;

/** A command that has commands of its own, such as {@code user add}. */
public interface NestedCommands {

    List<Object> nested();
}
