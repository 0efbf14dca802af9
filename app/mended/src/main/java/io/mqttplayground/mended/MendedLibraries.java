package io.mqttplayground.mended;

import java.io.File;
import java.io.IOException;
import java.util.List;
import net.bytebuddy.build.Plugin;
import net.bytebuddy.build.Plugin.Engine.Source;

/**
 * Copies the classes and resources of published jars into a folder, and mends on the way what
 * {@link #MENDS} names. It runs while the project is built and is no part of the packaged jar.
 */
public final class MendedLibraries {

    private static final List<Plugin.Factory> MENDS = List.of(PahoMend::new);

    private MendedLibraries() {}

    /**
     * @param arguments the folder, then the jars
     */
    public static void main(String[] arguments) throws IOException {
        File folder = new File(arguments[0]);
        for (String jar : List.of(arguments).subList(1, arguments.length)) {
            new Plugin.Engine.Default()
                    .apply(
                            new Source.Filtering(
                                    new Source.ForJarFile(new File(jar)),
                                    element -> isKept(element.getName()),
                                    false),
                            new Plugin.Engine.Target.ForFolder(folder),
                            MENDS);
        }
    }

    /**
     * Signatures, which no longer fit mended classes, and what only the publisher's build needs.
     */
    private static boolean isKept(String name) {
        return !name.matches("META-INF/([^/]+\\.(SF|RSA|DSA|EC|MF)|maven/.*)|.*/");
    }
}
