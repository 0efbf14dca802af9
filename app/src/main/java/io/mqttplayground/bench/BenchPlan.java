package io.mqttplayground.bench;

import java.time.Duration;

/**
 * What load to put on a broker.
 *
 * @param publishers connections that publish, each to a topic of its own
 * @param subscribers connections that receive, each of them everything
 * @param count messages published by all publishers together
 * @param size payload of one message, bytes
 * @param qos of publishing and of subscribing
 * @param rate messages per second of all publishers together; 0 is as fast as the broker takes them
 * @param inFlight messages of QoS 1 or 2 that one publisher has under way at most
 * @param topic what every topic begins with; the publisher's number is the level behind it
 * @param timeout when to give up, whatever is missing
 */
public record BenchPlan(
        int publishers,
        int subscribers,
        int count,
        int size,
        int qos,
        int rate,
        int inFlight,
        String topic,
        Duration timeout) {

    /** Anonymous clients may publish below it by the packaged access rules. */
    public static final String TOPIC = "playground/bench";

    /** Room for a {@link Stamp}. */
    public static final int LEAST_SIZE = Stamp.BYTES;

    public static final int DEFAULT_IN_FLIGHT = 100;

    /** The same with another number of messages, and as fast as possible. */
    public BenchPlan warmUp(int messages) {
        return new BenchPlan(
                publishers, subscribers, messages, size, qos, 0, inFlight, topic, timeout);
    }

    /** How many messages one publisher sends; the numbers of any two differ by one at most. */
    int shareOf(int publisher) {
        return (count - publisher + publishers - 1) / publishers;
    }

    /** Deliveries when nothing is lost. */
    long expected(long sent) {
        return sent * subscribers;
    }

    String topicOf(int publisher) {
        return topic + "/" + publisher;
    }

    String filter() {
        return topic + "/+";
    }
}
