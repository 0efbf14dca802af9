package io.mqttplayground.cli;

import io.mqttplayground.Home;
import io.mqttplayground.Log;

/** What every call of the program sets up for itself. */
final class Process {

    private Process() {}

    /** Opens the home folder, and sends every log to it. */
    static Home home(BrokerOptions options) {
        Home home = Home.open(options.home().orElseGet(Home::defaultFolder));
        Log.toFileOf(home);
        return home;
    }
}
