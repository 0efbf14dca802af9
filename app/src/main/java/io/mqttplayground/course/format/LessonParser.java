package io.mqttplayground.course.format;

import io.mqttplayground.course.Lesson;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Reads a lesson's Markdown file. All problems are found in one go; none is thrown. */
public final class LessonParser {

    private static final Pattern FILE_NAME = Pattern.compile("(\\d{1,3})-([a-z][a-z0-9-]*)\\.md");

    private final Parser markdown =
            Parser.builder()
                    .extensions(List.of(TablesExtension.create()))
                    .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                    .build();

    private final Function<List<String>, Optional<String>> wrongOptions;

    /**
     * @param wrongOptions tells what is wrong with the options of a run; empty when nothing is
     */
    public LessonParser(Function<List<String>, Optional<String>> wrongOptions) {
        this.wrongOptions = wrongOptions;
    }

    /**
     * Reads one lesson.
     *
     * @param fileName for the messages; its number and identifier must agree with the heading
     */
    public ParseResult parse(String fileName, String text) {
        return parse(new LessonFile(fileName, text));
    }

    /** Reads one lesson. */
    public ParseResult parse(LessonFile file) {
        String fileName = file.name();
        String text = file.text().replaceFirst("^\uFEFF", ""); // As some editors begin a file.
        Problems problems = new Problems(fileName);
        LessonReader reader = new LessonReader(problems, text, wrongOptions);
        for (Node node = markdown.parse(text).getFirstChild();
                node != null;
                node = node.getNext()) {
            reader.read(node);
        }
        Lesson lesson = reader.finish();
        checkFileName(fileName, lesson, problems);
        return problems.isEmpty()
                ? new ParseResult.Parsed(lesson)
                : new ParseResult.Faulty(problems.inOrder());
    }

    private static void checkFileName(String fileName, Lesson lesson, Problems problems) {
        Matcher name = FILE_NAME.matcher(fileName);
        if (!name.matches()) {
            problems.add(1, "a lesson's file is named like 01-simple.md: number, identifier");
        } else if (!lesson.id().isEmpty()
                && (Integer.parseInt(name.group(1)) != lesson.number()
                        || !name.group(2).equals(lesson.id()))) {
            problems.add(
                    1,
                    "the heading says lesson %d (%s), the file name says %s-%s"
                            .formatted(lesson.number(), lesson.id(), name.group(1), name.group(2)));
        }
    }
}
