package io.mqttplayground.testkit;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * How tests wait, said once for all: they look often, so that what has happened is seen at once,
 * and long, so that a busy machine does not make them fail. JUnit finds it by itself.
 */
public final class Patience implements BeforeAllCallback {

    /** How long something may take before the test has failed. */
    public static final Duration DEADLINE = Duration.ofSeconds(30);

    @Override
    public void beforeAll(ExtensionContext test) {
        Awaitility.setDefaultTimeout(DEADLINE);
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(10, TimeUnit.MILLISECONDS);
    }
}
