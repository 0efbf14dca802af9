/** Links that are broken on purpose. */
package io.mqttplayground.command.fault;
