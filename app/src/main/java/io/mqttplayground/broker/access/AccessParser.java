package io.mqttplayground.broker.access;

import io.mqttplayground.topic.TopicFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads mosquitto's access file line by line. Words are parted by blanks only, a comment starts in
 * column 0, and whatever is not understood is an error: a line that was skipped might have been the
 * one that denies.
 */
final class AccessParser {

    private final String shortName;
    private final List<Rule> rules = new ArrayList<>();
    private Rule.Scope section = new Rule.Scope.Anonymous();

    AccessParser(String fileName) {
        this.shortName = fileName.substring(fileName.replace('\\', '/').lastIndexOf('/') + 1);
    }

    List<Rule> rules() {
        return List.copyOf(rules);
    }

    /** Takes the next line, which is neither a comment nor blank. */
    void read(String text, int number) {
        if (Character.isWhitespace(text.charAt(0))) {
            throw fault("a line begins in the first column; remove what is blank before it");
        }
        String line = withoutBlanksBehind(text);
        if (line.indexOf('\t') >= 0) {
            throw fault("words are parted by blanks, not tabs");
        }
        int blank = line.indexOf(' ');
        String word = blank < 0 ? line : line.substring(0, blank);
        String rest = withoutBlanksBefore(line.substring(word.length()));
        switch (word) {
            case "user" -> section = new Rule.Scope.User(accountName(rest));
            case "topic" -> rules.add(rule(number, line, section, rest));
            case "pattern" -> rules.add(rule(number, line, new Rule.Scope.Everyone(), rest));
            default -> throw unknownFirst(word);
        }
    }

    private static String withoutBlanksBehind(String line) {
        return line.replaceFirst("[ \t]+$", "");
    }

    private static String withoutBlanksBefore(String words) {
        return words.replaceFirst("^ +", "");
    }

    private IllegalArgumentException unknownFirst(String word) {
        return fault("unknown word \"" + word + "\"; expected user, topic, pattern or # comment");
    }

    private String accountName(String name) {
        refuse(AccountName.problem(name).map(problem -> problem + "; expected user NAME"));
        return name;
    }

    private Rule rule(int number, String line, Rule.Scope scope, String rest) {
        int blank = rest.indexOf(' ');
        Access access = Access.READWRITE;
        String filter = rest;
        if (blank >= 0) {
            access = access(rest.substring(0, blank));
            filter = withoutBlanksBefore(rest.substring(blank));
        } else if (rest.isEmpty() || Access.of(rest).isPresent()) {
            throw fault("no topic filter; expected topic|pattern [ACCESS] FILTER");
        }
        if (!filter.equals(filter.strip())) { // Blanks of Unicode, which mosquitto keeps.
            throw fault("the topic filter \"" + filter + "\" begins or ends with a blank");
        }
        refuse(TopicFilter.problem(filter));
        return new Rule(shortName, number, line, scope, access, new TopicFilter(filter));
    }

    private Access access(String word) {
        Optional<Access> access = Access.of(word);
        if (access.isEmpty()) {
            throw fault("unknown word \"" + word + "\"; expected read, write, readwrite or deny");
        }
        return access.get();
    }

    private static void refuse(Optional<String> problem) {
        if (problem.isPresent()) {
            throw fault(problem.get());
        }
    }

    private static IllegalArgumentException fault(String problem) {
        return new IllegalArgumentException(problem);
    }
}
