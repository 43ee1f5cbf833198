package dev.negbench.harness.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CacheFolderTest {
    private final String home = System.getProperty("user.home");
    private final String cache = System.getProperty(CacheFolder.PROPERTY, "");

    @BeforeEach
    void configureNothing() {
        System.clearProperty(CacheFolder.PROPERTY);
    }

    @AfterEach
    void restore() {
        System.setProperty("user.home", home);
        System.setProperty(CacheFolder.PROPERTY, cache);
    }

    @Test
    void isInTheHomeOfTheUser() {
        System.setProperty("user.home", "/home/ada");
        assertEquals(
                Path.of("/home/ada/.cache/negbench"), CacheFolder.standard().root());
    }

    @Test
    void aUserWithoutAHomeHasItInTheWorkingDirectory() {
        System.setProperty("user.home", "?");
        assertEquals(Path.of(".cache/negbench"), CacheFolder.standard().root());
    }

    @Test
    void theOneAskedForComesFirst() {
        System.setProperty(CacheFolder.PROPERTY, "elsewhere");
        assertEquals(Path.of("elsewhere"), CacheFolder.standard().root());
    }
}
