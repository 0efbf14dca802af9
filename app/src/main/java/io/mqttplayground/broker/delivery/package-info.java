/** What is on its way to a client, and what it may weigh. */
package io.mqttplayground.broker.delivery;
