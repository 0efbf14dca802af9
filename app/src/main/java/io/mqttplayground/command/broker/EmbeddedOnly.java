package io.mqttplayground.command.broker;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.command.CommandException;
import io.mqttplayground.play.BrokerLink;

/** What commands that look into the embedded broker do when the broker stands elsewhere. */
public final class EmbeddedOnly {

    private EmbeddedOnly() {}

    /**
     * @throws CommandException when the broker stands elsewhere
     */
    public static EmbeddedBroker of(BrokerLink broker) throws CommandException {
        return broker.embedded()
                .orElseThrow(
                        () ->
                                new CommandException(
                                        "this looks into the embedded broker; "
                                                + broker.brokerUri()
                                                + " stands elsewhere and does not tell"));
    }
}
