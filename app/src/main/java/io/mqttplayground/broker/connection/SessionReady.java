package io.mqttplayground.broker.connection;

/** Tells the handlers of a connection that its CONNACK is out and its session may be used. */
public enum SessionReady {
    SIGNAL
}
