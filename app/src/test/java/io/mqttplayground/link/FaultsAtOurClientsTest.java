package io.mqttplayground.link;

import io.mqttplayground.play.BrokerLink;

/** At the sockets of our own clients, as if the broker stood elsewhere. */
class FaultsAtOurClientsTest extends FaultsAndPaho {

    FaultsAtOurClientsTest() {
        super(broker -> BrokerLink.external(broker.uri()));
    }
}
