package io.mqttplayground.broker.access;

import io.mqttplayground.broker.config.ConfigException;
import io.mqttplayground.broker.config.ConfigFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The accounts and their hashed passwords, in mosquitto's format: {@code
 * user:$7$iterations$salt$hash} with PBKDF2-HMAC-SHA512, base64 and a salt of 12 or 64 bytes; lines
 * that start with {@code #} and blank lines say nothing. Immutable; changes make a new one.
 */
public final class PasswordFile {

    private final List<String> lines;
    private final Map<String, PasswordHash> accounts;
    private final Set<String> refused;

    /** Accounts with new passwords, and the passwords, which are kept nowhere else. */
    public record Renewed(PasswordFile file, Map<String, String> passwords) {}

    private PasswordFile(
            List<String> lines, Map<String, PasswordHash> accounts, Set<String> refused) {
        this.refused = Set.copyOf(refused);
        this.lines = List.copyOf(lines);
        this.accounts = new LinkedHashMap<>(accounts);
    }

    /**
     * Reads a password file.
     *
     * @throws ConfigException it is missing, unreadable or has a faulty line
     */
    public static PasswordFile read(Path file) throws ConfigException {
        return parse(file.toString(), ConfigFolder.linesOf(file));
    }

    /**
     * Takes lines for a password file.
     *
     * @param fileName what errors call the file
     * @throws ConfigException a line is faulty, or an account stands there twice
     */
    public static PasswordFile parse(String fileName, List<String> lines) throws ConfigException {
        PasswordFile file = new PasswordFile(lines, Map.of(), Set.of());
        ConfigException.inEachLine(fileName, lines, (line, number) -> file.take(line));
        return file;
    }

    private void take(String line) {
        int colon = line.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("no colon; expected user:$7$iterations$salt$hash");
        }
        String user = checked(line.substring(0, colon));
        PasswordHash hash = PasswordHash.parse(line.substring(colon + 1).stripTrailing());
        if (accounts.put(user, hash) != null) {
            String before = lines.stream().filter(other -> isFor(user, other)).findFirst().get();
            throw new IllegalArgumentException(
                    "the account %s is on line %d already"
                            .formatted(user, lines.indexOf(before) + 1));
        }
    }

    private static String checked(String user) {
        Optional<String> problem = AccountName.problem(user);
        if (problem.isPresent()) {
            throw new IllegalArgumentException(problem.get());
        }
        return user;
    }

    /** No account's name holds a colon, or begins like a comment. */
    private static boolean isFor(String user, String line) {
        return line.startsWith(user + ":");
    }

    /**
     * Whether this is the account's password. Takes as long for an account that does not exist as
     * for one that does, and for a wrong password as for the right one, so that the time tells
     * nothing.
     */
    public boolean accepts(String user, byte[] password) {
        PasswordHash hash = accounts.get(user);
        boolean matches = hash != null && hash.matches(password);
        int spent = hash == null ? 0 : hash.iterations();
        int most = mostIterations();
        if (spent < most) {
            PasswordHash.key(password, new byte[0], most - spent);
        }
        return matches && !refuses(password);
    }

    /**
     * The same accounts, but these passwords open none of them, nor any that is made later. Looked
     * at when one is tried, since finding out which accounts have them would cost a hash for each.
     */
    public PasswordFile refusing(Set<String> passwords) {
        return new PasswordFile(lines, accounts, passwords);
    }

    /** Whether no account may have this password here. */
    public boolean refuses(byte[] password) {
        return refused.contains(new String(password, StandardCharsets.UTF_8));
    }

    private int mostIterations() {
        return accounts.values().stream()
                .mapToInt(PasswordHash::iterations)
                .max()
                .orElse(PasswordHash.ITERATIONS);
    }

    /** The account names in the order of the file. */
    public Set<String> users() {
        return Collections.unmodifiableSet(accounts.keySet());
    }

    /**
     * The same accounts, this one new or with a new password.
     *
     * @param password the bytes as a client sends them, UTF-8 for typed ones
     * @throws IllegalArgumentException the name cannot be an account's, see {@link AccountName}
     */
    public PasswordFile with(String user, byte[] password) {
        PasswordHash hash = PasswordHash.of(password);
        String line = line(user, hash);
        List<String> changed = new ArrayList<>(lines);
        if (accounts.containsKey(user)) {
            changed.replaceAll(old -> isFor(user, old) ? line : old);
        } else {
            changed.add(line);
        }
        PasswordFile file = new PasswordFile(changed, accounts, refused);
        file.accounts.put(user, hash);
        return file;
    }

    /** The same accounts but this one; unchanged when there is none of that name. */
    public PasswordFile without(String user) {
        List<String> others = lines.stream().filter(line -> !isFor(user, line)).toList();
        PasswordFile file = new PasswordFile(others, accounts, refused);
        file.accounts.remove(user);
        return file;
    }

    /** New random passwords for those accounts that it holds for. */
    public Renewed withRandomPasswords(Predicate<String> renewedUser) {
        Map<String, String> passwords = new LinkedHashMap<>();
        PasswordFile renewed = this;
        for (String user : accounts.keySet().stream().filter(renewedUser).toList()) {
            String password = RandomPassword.make();
            passwords.put(user, password);
            renewed = renewed.with(user, password.getBytes(StandardCharsets.UTF_8));
        }
        return new Renewed(renewed, Collections.unmodifiableMap(passwords));
    }

    /**
     * A line for a password file, with a fresh salt.
     *
     * @param password the bytes as a client sends them, UTF-8 for typed ones
     * @throws IllegalArgumentException the name cannot be an account's, see {@link AccountName}
     */
    public static String line(String user, byte[] password) {
        return line(user, PasswordHash.of(password));
    }

    private static String line(String user, PasswordHash hash) {
        return checked(user) + ":" + hash.text();
    }

    /**
     * Writes the file, comments and blank lines included, in one step: a reader sees the old or the
     * new one, and a failure leaves the old one.
     */
    public void writeTo(Path file) throws IOException {
        AtomicFile.write(file, lines);
    }
}
