package io.mqttplayground.course.verify;

import io.mqttplayground.course.verify.ClientAct.Connect;
import io.mqttplayground.course.verify.ClientAct.Message;
import io.mqttplayground.course.verify.ClientAct.Subscription;
import io.mqttplayground.wire.Packet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a lesson can ask of a client's act, in the order in which it is compared: how each is
 * written, tested and told stands here, and nowhere else.
 */
enum Detail {
    /** How the act is to end; the {@link Kind} says it. */
    OUTCOME(ClientAct.class, 13, Map.of()),

    /** The topic, filter or packet; the {@link Kind} says which. */
    SUBJECT(ClientAct.class, 1, Map.of()),

    GRANT(
            Subscription.class,
            12,
            act -> Optional.of(act.isGranted()),
            new Value("granted", "", "and was granted it", "a granted filter"),
            new Value("refused", " that is refused", "and was refused (SUBACK 0x80)", "a refusal")),

    PAYLOAD(Message.class, 0, Map.of("payload", Payload::read, "json", Json::read)),

    /** For a delivery, whether it comes from what the broker had kept [MQTT-3.3.1-8]. */
    RETAINED(
            Message.class,
            2,
            act -> Optional.of(act.packet().retain()),
            new Value("retained", "with RETAIN=1", "a retained message"),
            new Value("not retained", "with RETAIN=0", "a message that is not retained")),

    /** Whether it is sent again [MQTT-3.3.1-1]. */
    DUP(
            Message.class,
            4,
            act -> Optional.of(act.packet().dup()),
            new Value("DUP", "with DUP=1", "one that is sent again"),
            new Value("not DUP", "with DUP=0", "a message that is sent for the first time")),

    QOS(Message.class, 3, "QoS", 2, "0, 1 or 2", act -> Optional.of(act.packet().qos())),

    GRANTED_QOS(
            Subscription.class,
            11,
            "QoS",
            2,
            "0, 1 or 2",
            act -> Optional.of(act.code()).filter(code -> act.isGranted())),

    /** The flag in CONNECT [MQTT-3.1.2-4]. */
    CLEAN_SESSION(
            Connect.class,
            7,
            act -> act.asked().map(Packet.Connect::cleanSession),
            new Value("clean session", "with a clean session", "a clean one"),
            new Value("persistent session", "with a persistent session", "a persistent one")),

    /** Section 3.1.2.10. */
    KEEP_ALIVE(
            Connect.class,
            9,
            "keep alive",
            65_535,
            "0 to 65535 seconds",
            act -> act.asked().map(Packet.Connect::keepAliveSeconds)),

    /** Section 3.1.2.5; all that follows is about the will. */
    WILL(Connect.class, 10, Map.of("will", Conditions::will)),

    /** The flag in CONNACK [MQTT-3.2.2-2]. */
    SESSION_PRESENT(
            Connect.class,
            8,
            act -> Optional.of(act.sessionPresent()),
            new Value(
                    "session present",
                    "to a session that was kept",
                    "session present in the CONNACK"),
            new Value("new session", "to a new session", "a new session")),

    ACCOUNT(ClientAct.class, 5, Map.of("as", words -> account(words.next("the account")))),

    CLIENT(
            ClientAct.class,
            6,
            Map.of("client", words -> client(words.next("the client identifier"))));

    private final Class<? extends ClientAct> of;
    private final int place;
    private final Map<String, Function<Words, Condition>> readers;

    /**
     * @param place where it stands in the sentence that says what the task asks for
     * @param readers by keyword, of one word or two
     */
    Detail(
            Class<? extends ClientAct> of,
            int place,
            Map<String, Function<Words, Condition>> readers) {
        this.of = of;
        this.place = place;
        this.readers = readers;
    }

    <A extends ClientAct> Detail(
            Class<A> of, int place, Function<A, Optional<Boolean>> flag, Value yes, Value no) {
        this(
                of,
                place,
                Map.of(
                        yes.keyword(),
                        words -> flag(of, act -> flag.apply(act).orElse(true), yes, no),
                        no.keyword(),
                        words -> flag(of, act -> !flag.apply(act).orElse(false), no, yes)));
    }

    /**
     * @param known says which numbers there are, none above the highest
     */
    <A extends ClientAct> Detail(
            Class<A> of,
            int place,
            String name,
            int highest,
            String known,
            Function<A, Optional<Integer>> number) {
        this(
                of,
                place,
                Map.of(
                        name.toLowerCase(Locale.ROOT),
                        words ->
                                Condition.equal(
                                        words.number(name, highest, known),
                                        act -> number.apply(of.cast(act)),
                                        ", " + name + " %s",
                                        "with " + name + " %s",
                                        name + " %s")));
    }

    /** Whether it makes sense for such acts. */
    boolean isOf(Class<? extends ClientAct> acts) {
        return of.isAssignableFrom(acts);
    }

    int place() {
        return place;
    }

    /** How it is written, in one word or two. */
    Set<String> keywords() {
        return readers.keySet();
    }

    /** Reads what stands behind one of its keywords. */
    Condition read(String keyword, Words words) {
        return readers.get(keyword).apply(words);
    }

    private static <A extends ClientAct> Condition flag(
            Class<A> of, Predicate<A> holds, Value wanted, Value other) {
        return Condition.of(of, wanted.wanted(), holds, act -> other.seen(), wanted.instead());
    }

    private static Condition account(String wanted) {
        return Condition.equal(
                wanted,
                act -> act.event().account().or(() -> Optional.of("anonymous")),
                " as %s",
                "as %s",
                "%s");
    }

    static Condition client(String wanted) {
        return Condition.equal(
                wanted,
                act -> Optional.of(act.clientId()),
                " as client %s",
                "as client %s",
                "client %s");
    }
}
