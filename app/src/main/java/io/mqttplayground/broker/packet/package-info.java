/** How bytes become packets: whole ones, each read at once. */
package io.mqttplayground.broker.packet;
