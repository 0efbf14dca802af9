package io.mqttplayground.lessons;

import java.util.List;
import java.util.Optional;

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

    public Optional<NamedRole> role(String name) {
        return roles.stream().filter(role -> role.name().equals(name)).findFirst();
    }
}
