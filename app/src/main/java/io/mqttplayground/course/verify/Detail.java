package io.mqttplayground.course.verify;

import io.mqttplayground.course.verify.ClientAct.Connect;
import io.mqttplayground.course.verify.ClientAct.Message;
import io.mqttplayground.course.verify.ClientAct.Subscription;
import io.mqttplayground.wire.Packet;
import java.util.List;
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
            act -> Optional.of(act.granted().isPresent()),
            new Value("granted", "", "and was granted it", "a granted filter"),
            new Value("refused", " that is refused", "and was refused (SUBACK 0x80)", "a refusal")),

    PAYLOAD(Message.class, 0, Map.of("payload", Payload::read, "json", Json::read)),

    /** For a delivery, whether it comes from what the broker had kept [MQTT-3.3.1-8]. */
    RETAINED(
            Message.class,
            2,
            act -> Optional.of(act.packet().retain()),
            new Value("retained", ", retained", "with RETAIN=1", "a retained message"),
            new Value(
                    "not retained",
                    ", not retained",
                    "with RETAIN=0",
                    "a message that is not retained")),

    /** Whether it is sent again [MQTT-3.3.1-1]. */
    DUP(
            Message.class,
            4,
            act -> Optional.of(act.packet().dup()),
            new Value("dup", ", DUP", "with DUP=1", "one that is sent again"),
            new Value(
                    "not dup",
                    ", not DUP",
                    "with DUP=0",
                    "a message that is sent for the first time")),

    QOS(Message.class, 3, "QoS", 2, "0, 1 or 2", act -> Optional.of(act.packet().qos())),

    GRANTED_QOS(
            Subscription.class,
            11,
            "QoS",
            2,
            "0, 1 or 2",
            act -> act.granted().stream().boxed().findFirst()),

    /** The flag in CONNECT [MQTT-3.1.2-4]. */
    CLEAN_SESSION(
            Connect.class,
            7,
            act -> act.asked().map(Packet.Connect::cleanSession),
            new Value("clean session", ", clean session", "with a clean session", "a clean one"),
            new Value(
                    "persistent session",
                    ", persistent session",
                    "with a persistent session",
                    "a persistent one")),

    /** Section 3.1.2.10. */
    KEEP_ALIVE(
            Connect.class,
            9,
            "keep alive",
            65_535,
            "0 to 65535 seconds",
            act -> act.asked().map(Packet.Connect::keepAliveSeconds)),

    /** Section 3.1.2.5; all that follows is about the will. */
    WILL(Connect.class, 10, Map.of("will", Detail::will)),

    /** The flag in CONNACK [MQTT-3.2.2-2]. */
    SESSION_PRESENT(
            Connect.class,
            8,
            act -> Optional.of(act.sessionPresent()),
            new Value(
                    "session present",
                    ", session present",
                    "to a session that was kept",
                    "session present in the CONNACK"),
            new Value("new session", ", new session", "to a new session", "a new session")),

    ACCOUNT(ClientAct.class, 5, Map.of("as", words -> account(words.next("the account")))),

    CLIENT(
            ClientAct.class,
            6,
            Map.of("client", words -> client(words.next("the client identifier"))));

    /** Reads what stands behind a keyword. */
    @FunctionalInterface
    interface Reader {
        Condition read(Words words) throws ExpectationProblem;
    }

    /**
     * One of the two values of a flag.
     *
     * @param keyword how a lesson asks for it
     * @param wanted its part of the sentence that says what the task asks for
     * @param seen how it is said of an act that it has this one and not the other
     * @param instead what the task asks for where an act has the other one
     */
    private record Value(String keyword, String wanted, String seen, String instead) {}

    private static final String ANONYMOUS = "anonymous";

    private final Class<? extends ClientAct> of;
    private final int place;
    private final Map<String, Reader> readers;

    /**
     * @param place where it stands in the sentence that says what the task asks for
     * @param readers by keyword, of one word or two
     */
    Detail(Class<? extends ClientAct> of, int place, Map<String, Reader> readers) {
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
                        words -> number(of, name, words.number(name, highest, known), number)));
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
    Condition read(String keyword, Words words) throws ExpectationProblem {
        return readers.get(keyword).read(words);
    }

    private static <A extends ClientAct> Condition flag(
            Class<A> of, Predicate<A> holds, Value wanted, Value other) {
        return Condition.of(of, wanted.wanted(), holds, act -> other.seen(), wanted.instead());
    }

    private static <A extends ClientAct> Condition number(
            Class<A> of, String name, int wanted, Function<A, Optional<Integer>> number) {
        return Condition.of(
                of,
                ", %s %d".formatted(name, wanted),
                act -> number.apply(act).orElse(wanted) == wanted,
                act -> "with %s %d".formatted(name, number.apply(act).orElse(wanted)),
                "%s %d".formatted(name, wanted));
    }

    private static Condition account(String wanted) {
        Optional<String> account = Optional.of(wanted).filter(name -> !name.equals(ANONYMOUS));
        return Condition.of(
                ClientAct.class,
                " as " + wanted,
                act -> act.event().account().equals(account),
                act -> "as " + act.event().account().orElse(ANONYMOUS),
                wanted);
    }

    private static Condition will(Words words) throws ExpectationProblem {
        Condition topic = Subject.topic("to", words);
        Conditions wanted =
                Conditions.read(
                        words,
                        Map.of(SUBJECT, topic, PAYLOAD, Payload.any("a message")),
                        detail -> detail.isOf(Message.class) && detail != DUP);
        return Condition.of(
                ", with the will " + wanted.wanted(),
                act -> willDifferences((Connect) act, wanted, "one" + topic.wanted()));
    }

    private static List<String> willDifferences(Connect act, Conditions wanted, String one) {
        Optional<Packet.Publish> will = act.asked().flatMap(Packet.Connect::will);
        if (will.isEmpty()) {
            return act.asked().map(asked -> Condition.clause("without a will", one)).stream()
                    .toList();
        }
        return wanted
                .differences(new ClientAct.Publish(act.event(), will.get(), Optional.empty()))
                .stream()
                .map("with a will "::concat)
                .toList();
    }

    static Condition client(String wanted) {
        return Condition.of(
                ClientAct.class,
                " as client " + wanted,
                act -> act.event().clientId().equals(wanted),
                act -> "as client " + act.event().clientId(),
                "client " + wanted);
    }
}
