package io.mqttplayground.command.lesson;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.routing.RetainedMessage;
import io.mqttplayground.course.Block;
import io.mqttplayground.course.CourseSession;
import io.mqttplayground.course.Lesson;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The retained messages that earlier steps of a lesson asked for, and that a broker which was
 * started since has not: a learner who goes on in the middle needs them again.
 */
final class ForgottenMessages {

    /** A {@code pub} with {@code -r}; with {@code -n} as well it clears. */
    private static final Pattern RETAINING =
            Pattern.compile("pub (?=.*-r\\b).*-t '?(?<topic>[^' ]+)'?.*");

    private static final Pattern CLEARING = Pattern.compile(" -n\\b");

    private static final String GONE =
            "this broker has been started since, and what earlier steps left with it is gone; to"
                    + " have it again:";

    private ForgottenMessages() {}

    static void tell(Screen screen, CourseSession course, EmbeddedBroker broker) {
        List<String> commands = of(course.lesson(), course.stepNumber() - 1, broker);
        if (!commands.isEmpty()) {
            screen.say(GONE, Style.DIM);
            commands.forEach(command -> screen.print("    " + command, Style.CODE));
        }
    }

    /**
     * The commands that publish them again.
     *
     * @param steps how many steps lie behind the learner
     */
    static List<String> of(Lesson lesson, int steps, EmbeddedBroker broker) {
        Set<String> known =
                broker.retained().stream().map(RetainedMessage::topic).collect(Collectors.toSet());
        Map<String, String> forgotten = new LinkedHashMap<>();
        lesson.steps().stream()
                .limit(steps)
                .flatMap(step -> step.blocks().stream())
                .filter(Block.Task.class::isInstance)
                .flatMap(task -> ((Block.Task) task).solution().stream())
                .forEach(command -> note(command, forgotten));
        forgotten.keySet().removeAll(known);
        return List.copyOf(forgotten.values());
    }

    private static void note(String command, Map<String, String> byTopic) {
        Matcher publish = RETAINING.matcher(command);
        if (publish.matches() && CLEARING.matcher(command).find()) {
            byTopic.remove(publish.group("topic"));
        } else if (publish.matches()) {
            byTopic.put(publish.group("topic"), command);
        }
    }
}
