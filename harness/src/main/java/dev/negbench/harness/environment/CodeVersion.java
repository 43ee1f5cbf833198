package dev.negbench.harness.environment;

import dev.negbench.datasets.Dataset;
import dev.negbench.strategies.Strategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The version of the code that decides what a cell's numbers are: a SHA-256 over the classes of the datasets,
 * strategies and harness modules. Reports are left out, so that a change of their looks recomputes nothing.
 *
 * @param number the release number
 * @param fingerprint SHA-256 in hexadecimal
 */
public record CodeVersion(String number, String fingerprint) {
    private static final class Holder {
        static final CodeVersion CURRENT = read();
    }

    /** Returns the version of the running code; read once, a few milliseconds. */
    public static CodeVersion current() {
        return Holder.CURRENT;
    }

    /** Returns the release number and the first digits of the fingerprint. */
    public String display() {
        return number + "+" + fingerprint.substring(0, 10);
    }

    private static CodeVersion read() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Class<?> type : List.of(Dataset.class, Strategy.class, CodeVersion.class)) {
                digestModule(type, digest);
            }
            String number = CodeVersion.class.getPackage().getImplementationVersion();
            return new CodeVersion(number == null ? "dev" : number, HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void digestModule(Class<?> type, MessageDigest digest) throws IOException, URISyntaxException {
        Path place = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (Files.isRegularFile(place)) {
            digest.update(Files.readAllBytes(place));
            return;
        }
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    digest.update(in.readAllBytes());
                }
            }
        }
    }
}
