package io.mqttplayground.command.lesson;

import io.mqttplayground.command.CommandException;
import io.mqttplayground.course.Curriculum;
import io.mqttplayground.course.Glossary;
import io.mqttplayground.play.BrokerLink;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says what a word means, as the lessons say it. */
@Command(
        name = "what",
        description = "Tell what a word means, such as broker; alone, list the words.",
        footer = "%nExample: what is a topic filter")
public final class WhatCommand implements Callable<Integer> {

    private static final int MOST_ENTRIES = 3;

    @Parameters(arity = "0..*", paramLabel = "WORD", description = "the word, or a question for it")
    private List<String> words;

    private final Screen screen;
    private final Curriculum curriculum;
    private final BrokerLink broker;

    public WhatCommand(Screen screen, Curriculum curriculum, BrokerLink broker) {
        this.screen = screen;
        this.curriculum = curriculum;
        this.broker = broker;
    }

    @Override
    public Integer call() throws CommandException {
        Glossary glossary = new Glossary(curriculum.lessons());
        if (words == null) {
            screen.page(
                    StyledLine.of("  " + String.join(" · ", glossary.terms()))
                            .wrapped(screen.width(), 2));
            return 0;
        }
        String asked = String.join(" ", words);
        List<Glossary.Entry> entries = glossary.of(asked, MOST_ENTRIES);
        if (entries.isEmpty()) {
            throw new CommandException(
                    "the lessons do not speak of '" + asked + "'; what lists their words");
        }
        entries.forEach(this::show);
        return 0;
    }

    private void show(Glossary.Entry entry) {
        LessonPage page = new LessonPage(screen, entry.lesson(), curriculum, broker.uri());
        page.prose(entry.markdown());
        String place = "lesson %d · step %d".formatted(entry.lesson().number(), entry.step());
        page.line(place, Style.DIM);
        page.gap();
        page.page();
    }
}
