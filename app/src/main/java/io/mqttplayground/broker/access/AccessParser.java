package io.mqttplayground.broker.access;

import io.mqttplayground.broker.config.ConfigException;
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

    private final String fileName;
    private final String shortName;
    private final List<Rule> rules = new ArrayList<>();
    private Rule.Scope section = new Rule.Scope.Anonymous();
    private int number;

    AccessParser(String fileName) {
        this.fileName = fileName;
        this.shortName = fileName.substring(fileName.replace('\\', '/').lastIndexOf('/') + 1);
    }

    List<Rule> parse(List<String> lines) throws ConfigException {
        for (String line : lines) {
            number++;
            if (!line.startsWith("#") && !line.isBlank()) {
                take(line.strip());
            }
        }
        return List.copyOf(rules);
    }

    private void take(String line) throws ConfigException {
        int blank = line.indexOf(' ');
        String word = blank < 0 ? line : line.substring(0, blank);
        String rest = line.substring(word.length()).strip();
        switch (word) {
            case "user" -> section = new Rule.Scope.User(accountName(rest));
            case "topic" -> rules.add(rule(line, section, rest));
            case "pattern" -> rules.add(rule(line, new Rule.Scope.Everyone(), rest));
            default -> throw unknownFirst(word);
        }
    }

    private ConfigException unknownFirst(String word) {
        if (word.startsWith("#")) {
            return error("a comment starts in the first column; remove the blanks before #");
        }
        if (word.indexOf('\t') >= 0) {
            return error("words are parted by blanks, not tabs");
        }
        return error("unknown word \"" + word + "\"; expected user, topic, pattern or # comment");
    }

    private String accountName(String name) throws ConfigException {
        refuse(AccountName.problem(name).map(problem -> problem + "; expected user NAME"));
        return name;
    }

    private Rule rule(String line, Rule.Scope scope, String rest) throws ConfigException {
        int blank = rest.indexOf(' ');
        Access access = Access.READWRITE;
        String filter = rest;
        if (blank >= 0) {
            access = access(rest.substring(0, blank));
            filter = rest.substring(blank).strip();
        } else if (rest.isEmpty() || Access.of(rest).isPresent()) {
            throw error("no topic filter; expected topic|pattern [ACCESS] FILTER");
        }
        refuse(TopicFilter.problem(filter));
        return new Rule(shortName, number, line, scope, access, new TopicFilter(filter));
    }

    private Access access(String word) throws ConfigException {
        Optional<Access> access = Access.of(word);
        if (access.isEmpty()) {
            throw error("unknown word \"" + word + "\"; expected read, write, readwrite or deny");
        }
        return access.get();
    }

    private void refuse(Optional<String> problem) throws ConfigException {
        if (problem.isPresent()) {
            throw error(problem.get());
        }
    }

    private ConfigException error(String problem) {
        return new ConfigException(fileName, number, problem);
    }
}
