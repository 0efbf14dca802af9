/** Topic names and topic filters (MQTT 3.1.1, section 4.7): which are valid and which match. */
package io.mqttplayground.topic;
