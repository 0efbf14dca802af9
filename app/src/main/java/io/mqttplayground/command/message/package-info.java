/** The shell's own clients: publish, subscribe, unsubscribe. */
package io.mqttplayground.command.message;
