package io.mqttplayground.command.access;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.access.Decision;
import io.mqttplayground.broker.access.Rule;
import io.mqttplayground.command.CommandException;
import io.mqttplayground.command.NestedCommands;
import io.mqttplayground.command.broker.EmbeddedOnly;
import io.mqttplayground.command.option.SeenTopics;
import io.mqttplayground.play.BrokerLink;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.Table;
import io.mqttplayground.topic.TopicName;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the access rules. */
@Command(
        name = "acl",
        description = "Show who may publish and subscribe to what.",
        footer = "%nExample: acl check alice write /iot/user/bob/sensor/temperature")
public final class AclCommand implements Callable<Integer>, NestedCommands {

    @Parameters(
            arity = "0..1",
            paramLabel = "USER",
            completionCandidates = KnownAccounts.class,
            description =
                    "only the rules for this account, in the order they are asked; anonymous: for"
                            + " clients without a username")
    private String user;

    private final Screen screen;
    private final BrokerLink broker;

    public AclCommand(Screen screen, BrokerLink broker) {
        this.screen = screen;
        this.broker = broker;
    }

    @Override
    public List<Object> nested() {
        return List.of(new Check());
    }

    @Override
    public Integer call() throws CommandException {
        EmbeddedBroker own = EmbeddedOnly.of(broker);
        if (user == null) {
            show(own.accessRules().rules());
            screen.say("what no rule allows is denied", Style.DIM);
        } else {
            show(own.accessRules().rulesFor(KnownAccounts.usernameOf(user, own)));
            screen.say(
                    "asked from the top: the first that speaks of the topic decides;"
                            + " if none does, it is denied",
                    Style.DIM);
        }
        return 0;
    }

    private void show(List<Rule> rules) {
        Table table = new Table("rule", "for", "access", "filter");
        for (Rule rule : rules) {
            table.row(
                    rule.file() + ":" + rule.line(),
                    whom(rule.scope()),
                    rule.access().word(),
                    rule.filter().text());
        }
        screen.page(rules.isEmpty() ? List.of() : table.lines(screen.width()));
    }

    private static String whom(Rule.Scope scope) {
        if (scope instanceof Rule.Scope.User user) {
            return user.name();
        }
        return scope instanceof Rule.Scope.Anonymous ? KnownAccounts.ANONYMOUS : "everyone";
    }

    /** Says what the broker would decide, and by which rule. */
    @Command(
            name = "check",
            description = "Show whether an account may do something, and the rule that decides.",
            footer = "%nExample: acl check alice subscribe '/iot/user/+/#'")
    private final class Check implements Callable<Integer> {

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
                description = "the topic; for subscribe, and for read if you like, a filter")
        private String topic;

        @Option(
                names = {"-i", "--id"},
                paramLabel = "CLIENT",
                defaultValue = "check",
                description = "the client identifier, for rules with %%c")
        private String clientId;

        @Override
        public Integer call() throws CommandException {
            EmbeddedBroker own = EmbeddedOnly.of(broker);
            Optional<String> username = KnownAccounts.usernameOf(user, own);
            CommandException.throwIf(asked.problem(topic));
            boolean reserved = asked == AskedAccess.WRITE && TopicName.isReserved(topic);
            if (reserved) {
                screen.say(
                        "denied: topics that start with $ are the broker's own (section 4.7.2)",
                        Style.BAD);
            } else {
                Decision decision =
                        asked.decide(own.accessRules().forClient(username, clientId), topic);
                screen.say(decision.toString(), decision.allowed() ? Style.GOOD : Style.BAD);
                if (decision.allowed()
                        && asked == AskedAccess.READ
                        && TopicName.problem(topic).isPresent()) {
                    screen.say("of what it matches, each message is asked again", Style.DIM);
                }
            }
            return 0;
        }
    }
}
