package io.mqttplayground.course.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.command.run.RunCommand;
import io.mqttplayground.course.Block;
import io.mqttplayground.course.format.LessonParser;
import io.mqttplayground.course.format.ParseResult;
import java.util.List;
import java.util.stream.Collectors;

/** Tasks as a lesson writes them, and what their check still misses. */
final class TaskText {

    private TaskText() {}

    static TaskCheck check(String... expectations) {
        return new TaskCheck(expectations(expectations), client -> false);
    }

    static TaskCheck ordered(String... expectations) {
        Expectations all = expectations(expectations);
        return new TaskCheck(new Expectations(all.all(), true), client -> false);
    }

    static Expectations expectations(String... lines) {
        String list = List.of(lines).stream().map(l -> "- " + l).collect(Collectors.joining("\n"));
        String text =
                "# Lesson 1 (x): X\n## S\n```task\nDo it.\nexpect:\n"
                        + list
                        + "\nhints:\n1. h\nsolution:\n  pub\n```\n";
        ParseResult result = new LessonParser(RunCommand::wrongOptions).parse("01-x.md", text);
        assertThat(result).isInstanceOf(ParseResult.Parsed.class);
        return ((ParseResult.Parsed) result)
                .lesson()
                .tasks()
                .map(Block.Task::expectations)
                .findFirst()
                .orElseThrow();
    }

    static List<String> missing(TaskCheck check) {
        assertThat(check.outcome()).isInstanceOf(TaskOutcome.Missing.class);
        return ((TaskOutcome.Missing) check.outcome()).missing();
    }
}
