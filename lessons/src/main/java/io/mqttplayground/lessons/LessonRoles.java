package io.mqttplayground.lessons;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The programs of a lesson.
 *
 * @param id the word that names the lesson in the file name and in the first line of its text
 * @param roles producer first, then consumer, then others
 */
public record LessonRoles(String id, List<NamedRole> roles) {

    LessonRoles(String id, NamedRole... roles) {
        this(id, List.of(roles));
    }

    /**
     * The role of that name; {@code producer} and {@code consumer} also mean the first that
     * produces and the first that does not, whatever their names.
     */
    public Optional<NamedRole> role(String name) {
        Optional<NamedRole> named = first(role -> role.name().equals(name));
        return switch (name) {
            case "producer" -> named.or(() -> first(NamedRole::produces));
            case "consumer" -> named.or(() -> first(role -> !role.produces()));
            default -> named;
        };
    }

    /** Every name that {@link #role} knows. */
    public Set<String> names() {
        return Stream.concat(roles.stream().map(NamedRole::name), Stream.of("producer", "consumer"))
                .collect(Collectors.toSet());
    }

    private Optional<NamedRole> first(Predicate<NamedRole> wanted) {
        return roles.stream().filter(wanted).findFirst();
    }
}
