package dev.negbench.reports.claims;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.negbench.reports.journal.CanonicalJson;
import dev.negbench.reports.journal.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * A whole table of claims with the cells behind it: what the pages are made of. Stored as JSON lines: the run, then a
 * line a finding, then a line a cell.
 *
 * @param run how it came about
 * @param findings the rows, papers together
 * @param cells the cells that measured claims were judged by
 */
public record ClaimFindings(ClaimRun run, List<ClaimFinding> findings, List<CompactCell> cells) {
    private static final String RUN = "run";
    private static final String FINDING = "finding";
    private static final String CELL = "cell";

    public ClaimFindings {
        findings = List.copyOf(findings);
        cells = List.copyOf(cells);
    }

    /** Returns the papers in the order of the table. */
    public List<String> papers() {
        return List.copyOf(
                new LinkedHashSet<>(findings.stream().map(ClaimFinding::paper).toList()));
    }

    /** Returns the rows of a paper. */
    public List<ClaimFinding> of(String paper) {
        return findings.stream()
                .filter(finding -> finding.paper().equals(paper))
                .toList();
    }

    /** Returns how many rows have an outcome. */
    public long count(ClaimOutcome outcome) {
        return findings.stream().filter(finding -> finding.outcome() == outcome).count();
    }

    /** Returns the stored form: canonical JSON, a record a line. */
    public String text() {
        StringBuilder text = new StringBuilder();
        line(text, RUN, run);
        findings.forEach(finding -> line(text, FINDING, finding));
        cells.forEach(cell -> line(text, CELL, cell));
        return text.toString();
    }

    private static void line(StringBuilder text, String kind, Object value) {
        text.append(CanonicalJson.text(Map.of(kind, value))).append('\n');
    }

    /**
     * Reads a stored table.
     *
     * @throws JournalException if it cannot be read, a line is damaged, or it is of another schema
     */
    public static ClaimFindings read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new JournalException(
                    file + ": findings cannot be read (" + e + "); make them with ./bench reproduce", e);
        }
        ClaimRun run = null;
        List<ClaimFinding> findings = new ArrayList<>();
        List<CompactCell> cells = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            try {
                JsonNode record = CanonicalJson.parse(lines.get(i), JsonNode.class);
                if (record.has(RUN)) {
                    requireSchema(file, record.get(RUN).path("schema").asInt());
                    run = CanonicalJson.parse(record.get(RUN).toString(), ClaimRun.class);
                } else if (record.has(FINDING)) {
                    findings.add(CanonicalJson.parse(record.get(FINDING).toString(), ClaimFinding.class));
                } else {
                    cells.add(CanonicalJson.parse(record.path(CELL).toString(), CompactCell.class));
                }
            } catch (JsonProcessingException | IllegalArgumentException e) {
                throw new JournalException(
                        file + ":" + (i + 1) + ": damaged (" + e.getMessage()
                                + "); make it anew with ./bench reproduce",
                        e);
            }
        }
        if (run == null) {
            throw new JournalException(file + ": no line says how it was made; make it anew with ./bench reproduce");
        }
        return new ClaimFindings(run, findings, cells);
    }

    private static void requireSchema(Path file, int schema) {
        if (schema != ClaimRun.SCHEMA) {
            throw new JournalException(file + ": schema " + schema + " is not " + ClaimRun.SCHEMA
                    + "; make it anew with ./bench reproduce");
        }
    }
}
