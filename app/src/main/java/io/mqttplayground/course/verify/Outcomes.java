package io.mqttplayground.course.verify;

import io.mqttplayground.course.verify.ClientAct.Close;
import io.mqttplayground.course.verify.ClientAct.Connect;
import io.mqttplayground.course.verify.ClientAct.Publish;

/** How an act is to end, where the {@link Kind} of an expectation says so. */
final class Outcomes {

    static final Condition ACCEPTED =
            Condition.of(
                    Connect.class,
                    "",
                    act -> act.refused().isEmpty(),
                    act -> "and was refused (%s)".formatted(act.refused().orElse("")),
                    "one that is accepted");

    static final Condition REFUSED =
            Condition.of(
                    Connect.class,
                    " that is refused",
                    act -> act.refused().isPresent(),
                    act -> "and was accepted",
                    "one that is refused");

    static final Condition AGAIN =
            Condition.of(
                    Connect.class,
                    "",
                    Connect::again,
                    act -> "as client %s for the first time".formatted(act.clientId()),
                    "a client that comes back under its client identifier");

    static final Condition WITHOUT_DISCONNECT =
            Condition.of(
                    Close.class,
                    "",
                    act -> !act.event().graceful(),
                    act -> "with DISCONNECT",
                    "a client that goes without it");

    static final Condition ALLOWED =
            Condition.of(
                    Publish.class,
                    "",
                    act -> act.denied().isEmpty(),
                    act ->
                            "to %s and was denied (%s)"
                                    .formatted(act.packet().topic(), act.denied().orElse("")),
                    "one that is allowed");

    static final Condition DENIED =
            Condition.of(
                    Publish.class,
                    " that is denied",
                    act -> act.denied().isPresent(),
                    act -> "and was allowed to",
                    "one that is denied");

    private Outcomes() {}
}
