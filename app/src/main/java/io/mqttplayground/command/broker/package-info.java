/** What the broker holds: topics, retained messages, clients; and how much it carries. */
package io.mqttplayground.command.broker;
