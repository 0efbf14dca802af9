/**
 * The files of broker-config: where they are, what their lines say, and what is wrong with them.
 */
package io.mqttplayground.broker.config;
