package dev.negbench.harness.jfaiss;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A file to load code from that nobody else can have written: in a directory of mode 0700, owned by this user and named
 * after the content, so that versions do not overwrite each other and processes share one copy.
 */
final class PrivateCopy {
    private static final String OWNER_ONLY = "rwx------";
    private static final int NAME_DIGITS = 16;

    private PrivateCopy() {
    }

    static Path of(byte[] content, String name) throws IOException {
        return in(Path.of(System.getProperty("java.io.tmpdir")), content, name);
    }

    static Path in(Path parent, byte[] content, String name) throws IOException {
        String user = System.getProperty("user.name").replaceAll("[^A-Za-z0-9_-]", "_");
        Path directory = parent.resolve("negbench-" + user + "-" + sha256(content).substring(0, NAME_DIGITS));
        try {
            Files.createDirectory(directory,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
        } catch (FileAlreadyExistsException fromAnEarlierRun) {
            if (!isPrivate(directory)) {
                directory = Files.createTempDirectory(parent, "negbench-");
            }
        }
        Path file = directory.resolve(name);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                || !Arrays.equals(Files.readAllBytes(file), content)) {
            Path partial = Files.createTempFile(directory, name, ".tmp");
            Files.write(partial, content);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return file.toAbsolutePath();
    }

    private static boolean isPrivate(Path directory) throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        String mode = PosixFilePermissions.toString(
            Files.getPosixFilePermissions(directory, LinkOption.NOFOLLOW_LINKS));
        Path own = Files.createTempFile("negbench-", ".owner");
        try {
            return mode.equals(OWNER_ONLY)
                && Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(own));
        } finally {
            Files.delete(own);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
