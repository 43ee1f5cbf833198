package dev.negbench.reports.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * plotly.js, put among the resources when negbench is built, where npm could fetch it. Version 2.35: Tablesaw's
 * templates use names that version 3 has dropped.
 *
 * @param source the script
 * @param licence its licence, MIT
 */
record PlotlyLibrary(String source, String licence) {
    private static final String SOURCE = "/dev/negbench/reports/plotly/plotly.min.js";
    private static final String LICENCE = "/dev/negbench/reports/plotly/LICENSE";

    /** Returns the library, or nothing where it was not there at build time. */
    static Optional<PlotlyLibrary> find() {
        Optional<String> source = text(SOURCE);
        Optional<String> licence = text(LICENCE);
        return source.isPresent() && licence.isPresent()
                ? Optional.of(new PlotlyLibrary(source.get(), licence.get()))
                : Optional.empty();
    }

    /** Returns the script such that it can stand in a script element. */
    String inline() {
        return source.replace("</script", "<\\/script").replace("<!--", "<\\!--");
    }

    private static Optional<String> text(String resource) {
        try (InputStream in = PlotlyLibrary.class.getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("resource " + resource
                    + " cannot be read; build the reports module anew", e);
        }
    }
}
