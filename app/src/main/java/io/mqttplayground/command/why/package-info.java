/** What became of a message. */
package io.mqttplayground.command.why;
