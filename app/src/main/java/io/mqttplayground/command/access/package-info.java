/** Who may do what: accounts and access rules. */
package io.mqttplayground.command.access;
