package dev.negbench.reports.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.negbench.reports.results.BenchmarkRun;
import dev.negbench.reports.results.Sitting;
import dev.negbench.reports.results.SpeedResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Timings as one JSON document, to be kept, compared with, and made a page of: a line a sitting and a fork. */
public final class SpeedDocument {
    private static final int SCHEMA = 1;

    private record Content(int schema, List<Sitting> sittings, List<BenchmarkRun> runs) {}

    private SpeedDocument() {}

    /** Returns the document, ended by a line feed. */
    public static String text(SpeedResults results) {
        return "{\"schema\":" + SCHEMA + ",\n\"sittings\":" + lines(results.sittings()) + ",\n\"runs\":"
                + lines(results.runs()) + "}\n";
    }

    private static String lines(List<?> values) {
        return values.stream().map(CanonicalJson::text).collect(Collectors.joining(",\n", "[\n", "\n]"));
    }

    /**
     * Reads a document.
     *
     * @throws JournalException if the file cannot be read or is no such document
     */
    public static SpeedResults read(Path file) {
        try {
            Content content = CanonicalJson.parse(Files.readString(file), Content.class);
            if (content.schema() != SCHEMA) {
                throw new JournalException(file + ": timings of schema " + content.schema() + ", this version reads "
                        + SCHEMA + "; use the version of negbench that wrote it");
            }
            return new SpeedResults(List.copyOf(content.sittings()), List.copyOf(content.runs()));
        } catch (JsonProcessingException e) {
            String line = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
            throw new JournalException(file + line + ": " + e.getOriginalMessage()
                    + "; give a file that './bench throughput --suite --json' wrote", e);
        } catch (IOException e) {
            throw new JournalException(file + ": cannot be read (" + e.getClass().getSimpleName()
                    + "); give a file that './bench throughput --suite --json' wrote", e);
        }
    }
}
