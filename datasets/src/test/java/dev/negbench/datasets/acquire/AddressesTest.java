package dev.negbench.datasets.acquire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    private static final URI PUBLISHER = URI.create("https://example.org/data/a.zip");

    @Test
    void httpsLeadsToHttps() {
        assertEquals(
                URI.create("https://mirror.example.com/a.zip"),
                Addresses.redirect(PUBLISHER, "https://mirror.example.com/a.zip"));
        assertEquals(URI.create("https://example.org/b.zip"), Addresses.redirect(PUBLISHER, "/b.zip"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.org/a.zip", "http://127.0.0.1/a.zip", "http://localhost/a", "https:///a"})
    void httpsLeadsNowhereElse(String location) {
        assertThrows(AcquisitionException.class, () -> Addresses.redirect(PUBLISHER, location));
    }

    @Test
    void httpIsForThisMachineOnly() {
        assertTrue(Addresses.allowed(URI.create("http://127.0.0.1:8080/a")));
        assertTrue(Addresses.allowed(URI.create("http://[::1]/a")));
        assertFalse(Addresses.allowed(URI.create("http://127.0.0.1.example.org/a")));
        assertFalse(Addresses.allowed(URI.create("http://example.org/a")));
        assertFalse(Addresses.allowed(URI.create("https:///a")));
    }
}
