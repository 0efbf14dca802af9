/** The command line of the jar: one class a command, and the mixins that commands share. */
package io.mqttplayground.cli;
