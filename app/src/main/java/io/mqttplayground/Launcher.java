package io.mqttplayground;

/**
 * Where {@code java -jar} begins. Compiled for Java 8 and free of anything newer, so that a Java
 * too old for the rest says so in one line instead of failing with an {@code
 * UnsupportedClassVersionError}.
 */
public final class Launcher {

    private static final int OLDEST_JAVA = 17;

    private Launcher() {}

    public static void main(String[] args) throws Exception {
        int java = featureVersion(System.getProperty("java.specification.version"));
        if (java < OLDEST_JAVA) {
            System.err.println(
                    "MQTT Playground needs Java "
                            + OLDEST_JAVA
                            + " or later; this is Java "
                            + java
                            + ". Install a newer one, or start it with that one's full path.");
            System.exit(1);
        }
        Class<?> main = Class.forName("io.mqttplayground.Main");
        main.getMethod("main", String[].class).invoke(null, (Object) args);
    }

    /** Before Java 9 the version read {@code 1.8}; from then on it is the feature number alone. */
    static int featureVersion(String specification) {
        String number = specification.startsWith("1.") ? specification.substring(2) : specification;
        int dot = number.indexOf('.');
        return Integer.parseInt(dot < 0 ? number : number.substring(0, dot));
    }
}
