package io.mqttplayground.broker.guard;

/** Tells the handlers of a connection that its CONNACK is out and its session may be used. */
enum SessionReady {
    SIGNAL
}
