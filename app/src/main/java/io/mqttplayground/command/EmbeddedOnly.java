package io.mqttplayground.command;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.play.BrokerLink;

/** What commands that look into the embedded broker do when the broker stands elsewhere. */
final class EmbeddedOnly {

    private EmbeddedOnly() {}

    /**
     * @throws CommandException when the broker stands elsewhere
     */
    static EmbeddedBroker of(BrokerLink broker) throws CommandException {
        return broker.embedded()
                .orElseThrow(
                        () ->
                                new CommandException(
                                        "this looks into the embedded broker; "
                                                + broker.uri()
                                                + " stands elsewhere and does not tell"));
    }
}
