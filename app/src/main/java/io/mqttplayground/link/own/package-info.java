/** Our own clients' ends of their links to a broker that stands elsewhere. */
package io.mqttplayground.link.own;
