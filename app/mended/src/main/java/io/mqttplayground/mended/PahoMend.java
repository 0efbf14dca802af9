package io.mqttplayground.mended;

import static java.nio.charset.StandardCharsets.UTF_8;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;

import java.util.Map;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.build.Plugin;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType.Builder;
import org.eclipse.paho.client.mqttv3.MqttException;

/**
 * Mends two faults of Paho 1.2.5. Its check of UTF-8 strings refuses legal ones: every character
 * beyond U+FFFF, all below U+00A0 that are controls, and others such as U+FE0F and U+FFFD. And an
 * unchecked exception while it reads, as that check throws, ends its receiving thread silently: the
 * client stays connected and deaf.
 */
final class PahoMend implements Plugin {

    private static final String INTERNAL = "org.eclipse.paho.client.mqttv3.internal.";

    private static final Map<String, AsmVisitorWrapper> MENDS =
            Map.of(
                    INTERNAL + "wire.MqttWireMessage",
                    Advice.to(LegalText.class).on(named("validateUTF8String")),
                    INTERNAL + "wire.MqttInputStream",
                    Advice.to(LostConnection.class).on(named("readMqttWireMessage")),
                    INTERNAL + "ClientState",
                    Advice.to(LostConnection.class)
                            .on(namedOneOf("notifyReceivedAck", "notifyReceivedMsg")));

    @Override
    public boolean matches(TypeDescription type) {
        return MENDS.containsKey(type.getName());
    }

    @Override
    public Builder<?> apply(Builder<?> builder, TypeDescription type, ClassFileLocator jar) {
        return builder.visit(MENDS.get(type.getName()));
    }

    @Override
    public void close() {
        // Nothing is held.
    }

    /**
     * Takes the place of the check: only what no UTF-8 string of MQTT may hold is refused, halves
     * of surrogate pairs [MQTT-1.5.3-1] and U+0000 [MQTT-1.5.3-2].
     */
    private static final class LegalText {

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        static boolean check(@Advice.Argument(0) String text) {
            if (text.indexOf('\0') >= 0 || !UTF_8.newEncoder().canEncode(text)) {
                throw new IllegalArgumentException(
                        "MQTT allows neither U+0000 nor half of a surrogate pair");
            }
            return true;
        }
    }

    /** What the receiving thread knows how to end the connection with, and tell. */
    private static final class LostConnection {

        @Advice.OnMethodExit(onThrowable = Throwable.class)
        static void tell(@Advice.Thrown(readOnly = false) Throwable thrown) {
            if (thrown instanceof RuntimeException || thrown instanceof Error) {
                thrown = new MqttException(thrown);
            }
        }
    }
}
