/** From a PUBLISH to the sessions that get it; retained messages. */
package io.mqttplayground.broker.routing;
