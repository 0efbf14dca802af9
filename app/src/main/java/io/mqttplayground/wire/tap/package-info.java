/** Reads control packets: from Netty's decoder, and from the sockets of our own clients. */
package io.mqttplayground.wire.tap;
