package io.mqttplayground.course;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the lessons say of a word, in their own sentences: first where they mark it as a term, then
 * where they only use it.
 *
 * @param lessons in their teaching order
 */
public record Glossary(List<Lesson> lessons) {

    /** A paragraph or list item, in Markdown, and where it stands. */
    public record Entry(Lesson lesson, int step, String markdown) {}

    /** Marked, as in {@code **broker**} or {@code *topic filter*}. */
    private static final Pattern TERM = Pattern.compile("(\\*{1,2})([^*`\\n]{2,30}?)\\1");

    private static final Pattern PARAGRAPHS = Pattern.compile("\\n\\s*\\n|\\n(?=- |\\d\\. )");

    /** Words in front of the one that is meant, and what may stand behind it. */
    private static final Pattern QUESTION =
            Pattern.compile("^((is|are|does|do|means?|the|an?)\\s+)+|\\s+(mean|do|for)$|[?.!]+$");

    private static final int MOST_WORDS = 3;

    /** The words that recaps mark as terms, in alphabetical order. */
    public List<String> terms() {
        TreeSet<String> terms = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        lessons.stream()
                .flatMap(lesson -> lesson.steps().stream())
                .flatMap(step -> step.blocks().stream())
                .filter(Block.Recap.class::isInstance)
                .flatMap(recap -> paragraphs(recap).stream())
                .flatMap(Glossary::terms)
                .forEach(terms::add);
        return List.copyOf(terms);
    }

    private static Stream<String> terms(String markdown) {
        return TERM.matcher(markdown)
                .results()
                .map(found -> found.group(2).replaceAll("[:.,]$", ""))
                .filter(term -> term.split("\\s+").length <= MOST_WORDS);
    }

    /** The best entries for it, at most so many; empty when the lessons do not speak of it. */
    public List<Entry> of(String asked, int most) {
        String word = word(asked);
        if (word.isEmpty()) {
            return List.of();
        }
        Pattern used = Pattern.compile("(?i)(?<!\\w)" + Pattern.quote(word) + "e?s?(?!\\w)");
        return entries()
                .filter(entry -> used.matcher(entry.markdown()).find())
                .sorted(Comparator.comparing(entry -> !isTermOf(entry, used)))
                .limit(most)
                .toList();
    }

    private static boolean isTermOf(Entry entry, Pattern used) {
        return terms(entry.markdown()).anyMatch(term -> used.matcher(term).matches());
    }

    /** Without the question around it, in the singular. */
    private static String word(String asked) {
        String word = asked.strip().toLowerCase(Locale.ROOT);
        for (Matcher more = QUESTION.matcher(word); more.find(); more = QUESTION.matcher(word)) {
            word = more.replaceAll("").strip();
        }
        return word.length() > MOST_WORDS && word.endsWith("s") && !word.endsWith("ss")
                ? word.substring(0, word.length() - 1)
                : word;
    }

    private Stream<Entry> entries() {
        return lessons.stream().flatMap(Glossary::entries);
    }

    private static Stream<Entry> entries(Lesson lesson) {
        List<Entry> all = new ArrayList<>();
        for (int step = 0; step < lesson.steps().size(); step++) {
            for (Block block : lesson.steps().get(step).blocks()) {
                for (String paragraph : paragraphs(block)) {
                    all.add(new Entry(lesson, step + 1, paragraph));
                }
            }
        }
        return all.stream();
    }

    private static List<String> paragraphs(Block block) {
        String markdown =
                block instanceof Block.Prose prose
                        ? prose.markdown()
                        : block instanceof Block.Recap recap ? recap.markdown() : "";
        return PARAGRAPHS
                .splitAsStream(markdown)
                .map(text -> text.strip().replaceFirst("^(- |\\d\\. )", ""))
                .filter(text -> !text.isEmpty() && !text.startsWith("|") && !text.startsWith("```"))
                .toList();
    }
}
