package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** The strategy whose code a document shows, compiled as a plug-in of its own. */
final class ShownStrategy {
    private static final Pattern NAME = Pattern.compile("package (\\w+);.*public final class (\\w+)", Pattern.DOTALL);

    private final Path classes;

    private ShownStrategy(Path classes) {
        this.classes = classes;
    }

    /** Compiles the code into a folder, with the file that names the class to a service loader. */
    static ShownStrategy compile(String code, Path directory) throws IOException {
        Matcher name = NAME.matcher(code);
        assertTrue(name.find(), "the code has no package and public final class");
        Path source = Files.writeString(
                Files.createDirectories(directory.resolve(name.group(1))).resolve(name.group(2) + ".java"), code);
        Path classes = Files.createDirectories(directory.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertNotNull(compiler, "needs a JDK, not a JRE");
        StringWriter errors = new StringWriter();
        boolean compiled = compiler.getTask(
                        errors,
                        null,
                        null,
                        List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path")),
                        null,
                        compiler.getStandardFileManager(null, null, null).getJavaFileObjects(source))
                .call();
        assertTrue(compiled, errors.toString());
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(
                services.resolve("dev.negbench.strategies.Strategy"), name.group(1) + "." + name.group(2) + "\n");
        return new ShownStrategy(classes);
    }

    /** Does something while the plug-in is on the class path. */
    <T> T during(Supplier<T> action) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader plugin =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, before)) {
            thread.setContextClassLoader(plugin);
            return action.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
