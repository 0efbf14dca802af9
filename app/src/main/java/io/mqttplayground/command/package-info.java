/** The commands of the shell, one class each, written against a screen; no terminal. */
package io.mqttplayground.command;
