package io.mqttplayground.command;

import java.util.List;

/** Commands that {@code help} lists under one heading. */
public record CommandGroup(String heading, List<Object> commands) {}
