/** What holds for every connection: login, order, protocol, keep alive. */
package io.mqttplayground.broker.connection;
