package io.mqttplayground.link;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.play.BrokerLink;

/** How a broker is reached, and where the faults of its links are done. */
interface View {

    /** As the one of this process, for every client there is. */
    View EMBEDDED = BrokerLink::to;

    /** Through a relay, as if the broker stood elsewhere. */
    View ELSEWHERE = broker -> BrokerLink.external(broker.uri(), 0);

    BrokerLink of(EmbeddedBroker broker) throws Exception;
}
