package io.mqttplayground.command.access;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.access.Decision;
import io.mqttplayground.command.CommandException;
import io.mqttplayground.command.Notes;
import io.mqttplayground.command.broker.EmbeddedOnly;
import io.mqttplayground.command.option.SeenTopics;
import io.mqttplayground.play.BrokerLink;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import io.mqttplayground.topic.TopicName;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what the broker would decide, and by which rule. */
@Command(
        name = "check",
        description = "Show whether an account may do something, and the rule that decides.",
        footer = "%nExample: acl check alice subscribe '/iot/user/+/#'")
final class AclCheckCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "USER",
            completionCandidates = KnownAccounts.class,
            description = "an account, or anonymous for a client without a username")
    private String user;

    @Parameters(
            index = "1",
            paramLabel = "read|write|subscribe",
            converter = AskedAccess.Words.class,
            completionCandidates = AskedAccess.Words.class,
            description = "receive, publish, or subscribe")
    private AskedAccess asked;

    @Parameters(
            index = "2",
            paramLabel = "TOPIC",
            completionCandidates = SeenTopics.class,
            description = "the topic; for subscribe, the filter")
    private String topic;

    @Option(
            names = {"-i", "--id"},
            paramLabel = "CLIENT",
            defaultValue = "check",
            description = "the client identifier, for rules with %%c")
    private String clientId;

    private final Screen screen;
    private final BrokerLink broker;

    AclCheckCommand(Screen screen, BrokerLink broker) {
        this.screen = screen;
        this.broker = broker;
    }

    @Override
    public Integer call() throws CommandException {
        EmbeddedBroker own = EmbeddedOnly.of(broker);
        Optional<String> username = KnownAccounts.usernameOf(user, own);
        CommandException.throwIf(asked.problem(topic));
        boolean reserved = asked == AskedAccess.WRITE && TopicName.isReserved(topic);
        if (reserved) {
            Notes.print(
                    screen,
                    "denied: topics that start with $ are the broker's own (section 4.7.2)",
                    Style.BAD);
        } else {
            Decision decision =
                    asked.decide(own.accessRules().forClient(username, clientId), topic);
            Notes.print(screen, decision.toString(), decision.allowed() ? Style.GOOD : Style.BAD);
        }
        return 0;
    }
}
