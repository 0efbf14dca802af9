package io.mqttplayground.broker.access;

import io.mqttplayground.broker.access.LoginQueue.Login;
import io.mqttplayground.broker.access.LoginQueue.Turn;
import io.mqttplayground.broker.budget.Owner;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where passwords are looked at, one after the other and on a thread of its own: it takes long, on
 * purpose, and network threads have no time. Whose turn it is says {@link LoginQueue}. Any thread.
 */
public final class LoginDesk {

    /** How often it looks whether one who has to wait has waited long enough. */
    private static final int LOOK_EVERY_MILLIS = 20;

    /** Clients that are remembered; the one that has not come for longest is forgotten. */
    private static final int MOST_REGULARS = 10_000;

    private final AccessControl access;
    private final InstantSource clock;
    private final LoginQueue queue;
    private final Map<Regular, Boolean> regulars =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Regular, Boolean> eldest) {
                    return size() > MOST_REGULARS;
                }
            };
    private boolean stopped;

    /** Who wants to log in, and from where. */
    public record Client(InetAddress ip, String user, String clientId) {

        private Regular regular() {
            return new Regular(Owner.network(ip), user, clientId.hashCode());
        }
    }

    /** A client that has logged in; whoever guesses its user name there does not keep it out. */
    private record Regular(String network, String user, int clientId) {}

    /**
     * @param mostWrong so many wrong logins of one address are looked at within any second
     * @param mostWaiting so many of one address and user name may wait
     */
    public LoginDesk(AccessControl access, InstantSource clock, int mostWrong, int mostWaiting) {
        this.access = access;
        this.clock = clock;
        this.queue = new LoginQueue(mostWrong, mostWaiting);
    }

    /**
     * Begins work.
     *
     * @param died is told why the thread has died, if it ever does
     */
    public void open(Consumer<Throwable> died) {
        Thread thread = new Thread(this::work, "mqtt-logins");
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((same, why) -> died.accept(why));
        thread.start();
    }

    /**
     * Has a password looked at when its turn has come.
     *
     * @param answer is told, on the desk's thread, whether it is right
     * @return what takes it back; empty when too many wait, so that it is not looked at
     */
    public synchronized Optional<Runnable> ask(
            Client client, byte[] password, Consumer<Boolean> answer) {
        boolean exists = access.passwords().users().contains(client.user());
        boolean regular = exists && regulars.containsKey(client.regular());
        Turn turn = new Turn(exists ? client.user() : "", regular);
        Login login = new Login(client, Owner.network(client.ip()), turn, password, answer);
        if (!queue.add(login)) {
            return Optional.empty();
        }
        notifyAll();
        return Optional.of(() -> takeBack(login));
    }

    private synchronized void takeBack(Login login) {
        queue.remove(login);
    }

    private void work() {
        for (Optional<Login> next = take(); next.isPresent(); next = take()) {
            Login login = next.get();
            boolean right = access.passwords().accepts(login.client().user(), login.password());
            note(login, right);
            login.answer().accept(right);
        }
    }

    /** Waits for the next; empty when the desk is closed. */
    private synchronized Optional<Login> take() {
        Optional<Login> next = Optional.empty();
        while (!stopped && next.isEmpty()) {
            next = queue.next(clock.instant());
            if (next.isEmpty()) {
                rest();
            }
        }
        return next;
    }

    private void rest() {
        try {
            wait(queue.addresses() == 0 ? 0 : LOOK_EVERY_MILLIS);
        } catch (InterruptedException e) {
            stopped = true;
        }
    }

    private synchronized void note(Login login, boolean right) {
        if (right) {
            regulars.put(login.client().regular(), true);
        } else {
            queue.wrong(login, clock.instant());
        }
    }

    /** Ends its thread; who still waits is not told. */
    public synchronized void close() {
        stopped = true;
        notifyAll();
    }
}
