package dev.negbench.harness.jfaiss;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Locale;

/** Finds and loads the native library, once; a failure is remembered with its cause. */
final class NativeLibrary {
    static final String PROPERTY = "negbench.jfaiss";

    private static final String NAME = System.mapLibraryName("negbench_jfaiss");
    private static final String PLACE = "native/" + platform() + "/" + NAME;

    private static Path loaded;
    private static FaissUnavailableException failure;

    private NativeLibrary() {
    }

    /**
     * Loads the library unless that has been tried before.
     *
     * @return the file it was loaded from
     * @throws FaissUnavailableException if there is none or it cannot be loaded; the same one each time
     */
    static synchronized Path load() {
        if (failure != null) {
            throw failure;
        }
        if (loaded == null) {
            try {
                Path file = find();
                System.load(file.toString());
                loaded = file;
            } catch (FaissUnavailableException missing) {
                failure = missing;
                throw missing;
            } catch (UnsatisfiedLinkError | IOException | RuntimeException e) {
                failure = new FaissUnavailableException("the FAISS binding cannot be loaded: " + e.getMessage()
                    + " (Debian and Ubuntu: apt-get install libopenblas0 libgomp1)", e);
                throw failure;
            }
        }
        return loaded;
    }

    private static Path find() throws IOException {
        String named = System.getProperty(PROPERTY);
        if (named != null) {
            return Path.of(named).toAbsolutePath();
        }
        Path beside = besideTheCode();
        if (beside != null && Files.isRegularFile(beside)) {
            return beside.toAbsolutePath();
        }
        try (InputStream resource = NativeLibrary.class.getClassLoader().getResourceAsStream(PLACE)) {
            if (resource == null) {
                throw new FaissUnavailableException("this build has no FAISS binding for " + platform()
                    + ": install g++, libfaiss-dev and libopenblas-dev (Debian and Ubuntu: apt-get install) and build"
                    + " again, or name a library with -D" + PROPERTY + "=FILE");
            }
            return PrivateCopy.of(resource.readAllBytes(), NAME);
        }
    }

    private static Path besideTheCode() {
        CodeSource source = NativeLibrary.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null || !"file".equals(source.getLocation().getProtocol())) {
            return null;
        }
        Path code = Path.of(URI.create(source.getLocation().toString()));
        Path directory = Files.isDirectory(code) ? code : code.getParent();
        return directory.resolve(PLACE);
    }

    static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String system = os.startsWith("mac") ? "mac" : os.startsWith("windows") ? "windows" : os;
        return system + "-" + (arch.equals("x86_64") ? "amd64" : arch);
    }
}
