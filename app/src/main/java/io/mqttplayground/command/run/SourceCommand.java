package io.mqttplayground.command.run;

import io.mqttplayground.command.CommandException;
import io.mqttplayground.lessons.Catalogue;
import io.mqttplayground.lessons.LessonRoles;
import io.mqttplayground.lessons.NamedRole;
import io.mqttplayground.text.JavaText;
import io.mqttplayground.text.Screen;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the source of a role: the very file that its class was compiled from. */
@Command(name = "source", description = "Print the program of the lesson's producer or consumer.")
public final class SourceCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "ROLE",
            defaultValue = "producer",
            completionCandidates = OpenLesson.Names.class,
            description = "producer or consumer (default: producer)")
    private String roleName;

    private final Screen screen;
    private final OpenLesson open;

    public SourceCommand(Screen screen, OpenLesson open) {
        this.screen = screen;
        this.open = open;
    }

    @Override
    public Integer call() throws CommandException {
        LessonRoles lesson = open.rolesOrExplain("show");
        List<String> known = lesson.roles().stream().map(NamedRole::name).toList();
        NamedRole role = OpenLesson.role(lesson, roleName, known);
        screen.page(JavaText.lines(Catalogue.sourceOf(role)));
        return 0;
    }
}
