/** The port of ours through which a broker that stands elsewhere is reached. */
package io.mqttplayground.link.relay;
