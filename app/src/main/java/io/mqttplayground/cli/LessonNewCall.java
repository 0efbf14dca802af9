package io.mqttplayground.cli;

import io.mqttplayground.command.run.RunCommand;
import io.mqttplayground.course.Lesson;
import io.mqttplayground.course.format.LessonFile;
import io.mqttplayground.course.format.LessonShelf;
import io.mqttplayground.course.format.LessonTemplate;
import io.mqttplayground.course.format.Shelf;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a lesson to begin with. */
@Command(name = "new", description = "Write a commented lesson file to begin with.")
final class LessonNewCall implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            description = "the word that names it in lesson NAME")
    private String name;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "folder to write it to (default: this one)")
    private Path folder;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        LessonTemplate.problem(name)
                .ifPresent(
                        problem -> {
                            throw new ParameterException(spec.commandLine(), problem);
                        });
        Shelf known = known();
        Optional<Lesson> there = known.find(name);
        if (there.isPresent()) {
            return refused(
                    "lesson %d is named %s already; choose another name"
                            .formatted(there.get().number(), name));
        }
        return write(LessonTemplate.file(numberBehind(known), name));
    }

    private int write(LessonFile file) {
        Path target = folder.resolve(file.name()).normalize();
        try {
            Files.createDirectories(folder);
            Files.writeString(target, file.text(), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException there) {
            return refused(target + " is there already; it was left as it is");
        } catch (IOException unwritable) {
            return refused("cannot write " + target + ": " + unwritable);
        }
        tell(target);
        return 0;
    }

    private int refused(String why) {
        spec.commandLine().getErr().println(why);
        return 1;
    }

    /** The lessons of the jar and of the folder. */
    private Shelf known() {
        LessonShelf shelf = new LessonShelf(RunCommand::wrongOptions);
        return Files.isDirectory(folder) ? shelf.packagedAnd(folder) : shelf.packaged();
    }

    private static int numberBehind(Shelf known) {
        return known.lessons().stream().mapToInt(Lesson::number).max().orElse(0) + 1;
    }

    private void tell(Path target) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("wrote " + target);
        out.println("lessons check " + folder + "  finds what is wrong in it");
        out.println("--lessons " + folder + " lesson " + name + "  opens it");
    }
}
