package io.mqttplayground.link;

import io.mqttplayground.play.BrokerLink;

/** At the relay, as if the broker stood elsewhere. */
class FaultsAtTheRelayTest extends FaultsAndPaho {

    FaultsAtTheRelayTest() {
        super(broker -> BrokerLink.external(broker.uri(), 0));
    }
}
