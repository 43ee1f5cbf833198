package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import me.tongfei.progressbar.ProgressBarStyle;
import org.junit.jupiter.api.Test;

class TerminalTest {
    @Test
    void barsAreForTerminalsThatSomebodyLooksAt() {
        assertTrue(Terminal.showsBars(true, Map.of("TERM", "xterm")));
        assertTrue(Terminal.showsBars(true, Map.of("CI", "false")));
        assertTrue(Terminal.showsBars(true, Map.of("CI", "")));
        assertFalse(Terminal.showsBars(true, Map.of("CI", "true")));
        assertFalse(Terminal.showsBars(true, Map.of("CI", "1")));
        assertFalse(Terminal.showsBars(true, Map.of("TERM", "dumb")));
        assertFalse(Terminal.showsBars(false, Map.of("TERM", "xterm")));
    }

    @Test
    void noColourIsKept() {
        assertEquals(ProgressBarStyle.ASCII, Terminal.barStyle(Map.of("NO_COLOR", "1")));
        assertEquals(ProgressBarStyle.COLORFUL_UNICODE_BLOCK, Terminal.barStyle(Map.of("NO_COLOR", "")));
        assertEquals(ProgressBarStyle.COLORFUL_UNICODE_BLOCK, Terminal.barStyle(Map.of()));
    }
}
