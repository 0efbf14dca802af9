package io.mqttplayground.lessons;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The programs of a lesson.
 *
 * @param number place in the teaching order, from 1
 * @param id one word that names the lesson, such as {@code simple}
 * @param title short title for lists
 * @param roles producer first, then consumer, then others
 */
public record LessonRoles(int number, String id, String title, List<NamedRole> roles) {

    public LessonRoles {
        roles = List.copyOf(roles);
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

    private Optional<NamedRole> first(Predicate<NamedRole> wanted) {
        return roles.stream().filter(wanted).findFirst();
    }
}
