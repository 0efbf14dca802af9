/**
 * Who may connect and who may publish, subscribe and receive what: the files passwords and acl, in
 * mosquitto's formats, and the decisions they lead to. Knows neither Netty nor Moquette.
 */
package io.mqttplayground.broker.access;
