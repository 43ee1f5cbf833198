package dev.negbench.reports.pages;

import static dev.negbench.reports.figures.Markup.escape;

import dev.negbench.reports.figures.Palette;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What all HTML pages have around their contents: one file, whose content policy lets it load nothing. */
final class HtmlFrame {
    /** The content policy of a page without scripts. */
    static final String STILL = "default-src 'none'; style-src 'unsafe-inline'";

    /** The content policy of a page with scripts of its own. */
    static final String SCRIPTED = STILL + "; script-src 'unsafe-inline'; img-src data: blob:";

    private HtmlFrame() {}

    /**
     * Returns everything up to the body.
     *
     * @param title plain text
     * @param policy {@link #STILL} or {@link #SCRIPTED}
     * @param moreStyle style rules besides those of all pages
     */
    static String head(String title, String policy, String moreStyle) {
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy + "\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<meta name=\"color-scheme\" content=\"light dark\">"
                + "<title>" + escape(title) + "</title><style>:root{" + Palette.css(false)
                + "}@media (prefers-color-scheme: dark){:root{" + Palette.css(true) + "}}\n" + resource("report.css")
                + moreStyle + "</style></head>\n<body>";
    }

    /** Returns a text that stands beside this class. */
    static String resource(String name) {
        try (InputStream in = HtmlFrame.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("resource " + name + " cannot be read; build the reports module anew", e);
        }
    }

    /**
     * Writes a page.
     *
     * @throws UncheckedIOException if the file cannot be written
     */
    static void write(String page, Path file) {
        try {
            Files.writeString(file, page);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": the page cannot be written; check the directory and its disk", e);
        }
    }
}
