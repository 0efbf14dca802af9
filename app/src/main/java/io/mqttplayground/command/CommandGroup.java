package io.mqttplayground.command;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Commands that {@code help} lists under one heading. */
record CommandGroup(String heading, List<CommandSpec> commands) {}
