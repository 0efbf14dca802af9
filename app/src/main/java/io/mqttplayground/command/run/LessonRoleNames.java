package io.mqttplayground.command.run;

import io.mqttplayground.command.CommandException;
import io.mqttplayground.lessons.LessonRoles;
import io.mqttplayground.lessons.NamedRole;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Completes the names of the open lesson's roles. */
public final class LessonRoleNames implements Iterable<String> {

    private final OpenLesson open;

    public LessonRoleNames(OpenLesson open) {
        this.open = open;
    }

    @Override
    public Iterator<String> iterator() {
        Stream<String> roles =
                open.roles().map(LessonRoles::roles).orElse(List.of()).stream()
                        .map(NamedRole::name);
        return Stream.concat(roles, Stream.of("both")).iterator();
    }

    static CommandException unknown(String name, LessonRoles lesson, String... others) {
        String known =
                Stream.concat(lesson.roles().stream().map(NamedRole::name), Stream.of(others))
                        .collect(Collectors.joining(", "));
        return new CommandException(
                "lesson %s has no %s; it has %s".formatted(lesson.id(), name, known));
    }
}
