package io.mqttplayground.command.run;

import io.mqttplayground.command.CommandException;
import io.mqttplayground.lessons.Catalogue;
import io.mqttplayground.lessons.LessonRoles;
import java.util.Optional;
import java.util.function.Supplier;

/** The lesson that the learner is in, as far as its roles are concerned. */
public final class OpenLesson {

    private final Supplier<Optional<String>> lessonId;

    /**
     * @param lessonId tells the open lesson's ID; empty outside a lesson
     */
    public OpenLesson(Supplier<Optional<String>> lessonId) {
        this.lessonId = lessonId;
    }

    public Optional<LessonRoles> roles() {
        return lessonId.get().flatMap(Catalogue::byId);
    }

    /**
     * @param deed what is to be done with them, such as "run"
     */
    LessonRoles rolesOrExplain(String deed) throws CommandException {
        String id =
                lessonId.get()
                        .orElseThrow(
                                () ->
                                        new CommandException(
                                                "no lesson is open, so there is nothing to "
                                                        + deed
                                                        + "; next opens the first that is not"
                                                        + " done"));
        return Catalogue.byId(id)
                .orElseThrow(() -> new CommandException("lesson " + id + " has no programs"));
    }
}
