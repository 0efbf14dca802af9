package io.mqttplayground.cli;

import io.mqttplayground.broker.BrokerStartException;
import io.mqttplayground.broker.config.ConfigException;
import io.mqttplayground.cli.option.BrokerOptions;
import io.mqttplayground.cli.option.LessonOptions;
import io.mqttplayground.command.ScriptRest;
import io.mqttplayground.command.Session;
import io.mqttplayground.course.format.Shelf;
import io.mqttplayground.course.progress.PassingProgress;
import io.mqttplayground.shell.ShellCommands;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import java.util.Optional;

/** A lesson that plays by itself; no learner's progress is touched. */
final class AutoPlay {

    private final BrokerOptions options;
    private final LessonOptions lessonOptions;
    private final Screen screen;

    AutoPlay(BrokerOptions options, LessonOptions lessonOptions, Screen screen) {
        this.options = options;
        this.lessonOptions = lessonOptions;
        this.screen = screen;
    }

    /** Returns whether every check passed. */
    boolean play(String lesson) throws ConfigException, BrokerStartException, InterruptedException {
        Shelf shelf = lessonOptions.shelf();
        lessonOptions.notices(shelf).forEach(screen::error);
        ChosenBroker broker = ChosenBroker.of(options);
        broker.notices().forEach(screen::error);
        try (Session session =
                ShellCommands.session(
                        new ShellCommands.Setting(
                                screen,
                                broker.link(),
                                broker.accounts(),
                                shelf::lessons,
                                new PassingProgress(),
                                Optional.empty(),
                                new ScriptRest(broker.link().wire())))) {
            boolean allPassed = new ModelLearner(session).play(lesson);
            screen.print(StyledLine.EMPTY);
            if (allPassed) {
                screen.print("  lesson " + lesson + ": every check passed", Style.GOOD);
            } else {
                screen.error("lesson " + lesson + ": not every check passed");
            }
            return allPassed;
        }
    }
}
