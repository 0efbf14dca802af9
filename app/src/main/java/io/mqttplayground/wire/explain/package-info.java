/** What a control packet is for, and what must follow. */
package io.mqttplayground.wire.explain;
