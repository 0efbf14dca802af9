package io.mqttplayground.link;

import io.mqttplayground.play.BrokerLink;

/** On the embedded broker's side, for every client there is. */
class FaultsAtTheBrokerTest extends FaultsAndPaho {

    FaultsAtTheBrokerTest() {
        super(BrokerLink::to);
    }
}
