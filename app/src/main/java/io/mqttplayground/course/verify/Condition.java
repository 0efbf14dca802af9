package io.mqttplayground.course.verify;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * One thing that is asked of a client's act. Two are equal if they are said in the same words.
 *
 * @param wanted its part of the sentence that says what the task asks for, such as {@code , QoS 1}
 * @param distance how far an act is from it, of any size; 0 if it holds
 * @param differences a clause for each way in which an act is not as asked
 */
record Condition(
        String wanted,
        ToIntFunction<ClientAct> distance,
        Function<ClientAct, List<String>> differences) {

    /**
     * A condition that holds or does not.
     *
     * @param of the acts of which it can be asked
     * @param seen what is not as asked, such as {@code with QoS 0}
     * @param instead what was asked for, such as {@code QoS 1}
     */
    static <A extends ClientAct> Condition of(
            Class<A> of,
            String wanted,
            Predicate<A> holds,
            Function<A, String> seen,
            String instead) {
        return new Condition(
                wanted,
                act -> holds.test(of.cast(act)) ? 0 : 1,
                act -> List.of(clause(seen.apply(of.cast(act)), instead)));
    }

    /**
     * That something about an act has this value; where nothing is known of it, that holds. The
     * texts are as above, with the value in place of {@code %s}.
     */
    static <T> Condition equal(
            T value,
            Function<ClientAct, Optional<T>> of,
            String wanted,
            String seen,
            String instead) {
        return of(
                ClientAct.class,
                wanted.formatted(value),
                act -> of.apply(act).orElse(value).equals(value),
                act -> seen.formatted(of.apply(act).orElse(value)),
                instead.formatted(value));
    }

    /** A condition that an act can miss in several ways, or in ways of its own. */
    static Condition of(String wanted, Function<ClientAct, List<String>> differences) {
        return new Condition(wanted, act -> differences.apply(act).size(), differences);
    }

    boolean holds(ClientAct act) {
        return distance.applyAsInt(act) == 0;
    }

    static String clause(String seen, String wanted) {
        return seen + ", the task asks for " + wanted;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Condition condition && wanted.equals(condition.wanted);
    }

    @Override
    public int hashCode() {
        return wanted.hashCode();
    }
}
