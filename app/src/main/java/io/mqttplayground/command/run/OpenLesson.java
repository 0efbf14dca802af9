package io.mqttplayground.command.run;

import io.mqttplayground.command.CommandException;
import io.mqttplayground.lessons.Catalogue;
import io.mqttplayground.lessons.LessonRoles;
import io.mqttplayground.lessons.NamedRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The lesson that the learner is in, as far as its roles are concerned.
 *
 * @param id tells the open lesson's ID; empty outside a lesson
 */
public record OpenLesson(Supplier<Optional<String>> id) {

    /** Completes the names of the open lesson's roles. */
    public interface Names extends Iterable<String> {}

    /** What the producer and the consumer are called together. */
    static final String BOTH = "both";

    public Optional<LessonRoles> roles() {
        return id.get().flatMap(Catalogue::byId);
    }

    /** What may be run, for completion. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        roles().ifPresent(lesson -> lesson.roles().forEach(role -> names.add(role.name())));
        names.add(BOTH);
        return names;
    }

    /**
     * @param deed what is to be done with them, such as "run"
     */
    LessonRoles rolesOrExplain(String deed) throws CommandException {
        Optional<String> open = id.get();
        if (open.isEmpty()) {
            throw new CommandException(
                    "no lesson is open, so there is nothing to "
                            + deed
                            + "; next opens the first that is not done");
        }
        return Catalogue.byId(open.get())
                .orElseThrow(
                        () -> new CommandException("lesson " + open.get() + " has no programs"));
    }

    /**
     * @param known the names that might have been meant
     */
    static NamedRole role(LessonRoles lesson, String name, List<String> known)
            throws CommandException {
        return lesson.role(name)
                .orElseThrow(
                        () ->
                                new CommandException(
                                        "lesson %s has no %s; it has %s"
                                                .formatted(
                                                        lesson.id(),
                                                        name,
                                                        String.join(", ", known))));
    }
}
