package io.mqttplayground.cli;

import io.mqttplayground.Home;
import io.mqttplayground.Log;

/** The home folder of this call of the program, with its log in it. */
final class LoggedHome {

    private LoggedHome() {}

    /** Opens the folder of {@code --home}, and sends to it whatever is logged from now on. */
    static Home open(BrokerOptions options) {
        Home home = Home.open(options.home().orElseGet(Home::defaultFolder));
        Log.toFileOf(home);
        return home;
    }
}
