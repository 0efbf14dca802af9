package io.mqttplayground.course.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mqttplayground.course.Lesson;
import io.mqttplayground.course.Problem;
import io.mqttplayground.text.SmallFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds lesson files: those in the jar, and those of an instructor's folder.
 *
 * @param wrongOptions tells what is wrong with the options of a run; empty when nothing is
 */
public record LessonFiles(Function<List<String>, Optional<String>> wrongOptions) {

    static final String PACKAGED = "/io/mqttplayground/lessons/";

    private static final List<String> NO_LESSONS = List.of("readme.md", "format.md");

    /** The lessons of the jar. */
    public FoundLessons packaged() {
        return parsed(packagedFiles(), List.of());
    }

    /** The lessons of a folder alone. */
    public FoundLessons in(Path folder) {
        List<Problem> problems = new ArrayList<>();
        return parsed(files(folder, problems), problems);
    }

    /** The lessons of the jar, with those of a folder added or, by identifier, in their place. */
    public FoundLessons packagedAnd(Path folder) {
        Map<String, Lesson> byId = new LinkedHashMap<>();
        packaged().lessons().forEach(lesson -> byId.put(lesson.id(), lesson));
        FoundLessons own = in(folder);
        own.lessons().forEach(lesson -> byId.put(lesson.id(), lesson));
        List<Problem> problems = new ArrayList<>(own.problems());
        return sorted(new ArrayList<>(byId.values()), problems);
    }

    /** The text of the packaged lessons. */
    public List<LessonFile> packagedFiles() {
        return PackagedLesson.all().stream()
                .map(lesson -> new LessonFile(lesson.file(), resource(PACKAGED + lesson.file())))
                .toList();
    }

    /** A text of the jar. */
    static String resource(String name) {
        try (InputStream in = LessonFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<LessonFile> files(Path folder, List<Problem> problems) {
        List<LessonFile> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path path : all.filter(LessonFiles::isLesson).sorted().toList()) {
                read(path, files, problems);
            }
        } catch (IOException e) {
            problems.add(
                    new Problem(folder.toString(), 0, "this folder of lessons cannot be read"));
        }
        return files;
    }

    private static boolean isLesson(Path path) {
        String name = path.getFileName().toString();
        return name.endsWith(".md") && !NO_LESSONS.contains(name.toLowerCase(Locale.ROOT));
    }

    private static void read(Path path, List<LessonFile> files, List<Problem> problems) {
        String name = path.getFileName().toString();
        try {
            files.add(new LessonFile(name, SmallFile.text(path)));
        } catch (CharacterCodingException e) {
            problems.add(new Problem(name, 0, "this file is not UTF-8; save it as UTF-8"));
        } catch (IOException e) {
            problems.add(new Problem(name, 0, "this file cannot be read: " + SmallFile.reason(e)));
        }
    }

    private FoundLessons parsed(List<LessonFile> files, List<Problem> problems) {
        LessonParser parser = new LessonParser(wrongOptions);
        List<Lesson> lessons = new ArrayList<>();
        List<Problem> all = new ArrayList<>(problems);
        for (LessonFile file : files) {
            ParseResult result = parser.parse(file.name(), file.text());
            if (result instanceof ParseResult.Parsed parsed) {
                lessons.add(parsed.lesson());
            } else {
                all.addAll(((ParseResult.Faulty) result).problems());
            }
        }
        return sorted(lessons, all);
    }

    /** Two lessons of one number or identifier could not both be opened. */
    private static FoundLessons sorted(List<Lesson> lessons, List<Problem> problems) {
        lessons.sort(Comparator.comparingInt(Lesson::number));
        Set<Problem> all = new LinkedHashSet<>(problems);
        Map<Object, Lesson> known = new HashMap<>();
        for (Lesson lesson : lessons) {
            Lesson sameNumber = known.putIfAbsent(lesson.number(), lesson);
            if (sameNumber != null) {
                all.add(
                        twice(
                                lesson,
                                "the lesson %s has the number %d too",
                                sameNumber.id(),
                                lesson.number()));
            }
            Lesson sameId = known.putIfAbsent(lesson.id(), lesson);
            if (sameId != null) {
                all.add(twice(lesson, "lesson %d is named %s too", sameId.number(), lesson.id()));
            }
        }
        return new FoundLessons(lessons, List.copyOf(all));
    }

    private static Problem twice(Lesson lesson, String message, Object... facts) {
        return new Problem(lesson.fileName(), 1, message.formatted(facts));
    }
}
