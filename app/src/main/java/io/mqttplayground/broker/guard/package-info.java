/**
 * The handlers that every connection passes on its way to Moquette, each with one promise of MQTT
 * that Moquette 0.17 does not keep by itself, and what they share.
 */
package io.mqttplayground.broker.guard;
