package dev.negbench.harness.cli;

import dev.negbench.reports.claims.ClaimEstimate;
import dev.negbench.reports.claims.ClaimFinding;
import dev.negbench.reports.claims.ClaimFindings;
import dev.negbench.reports.claims.ClaimOutcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The answer of {@code reproduce} on standard output, for people and for scripts. */
final class ReproduceOutput {
    private ReproduceOutput() {}

    /** Returns a table for a terminal, and the counts of the outcomes. */
    static String text(ClaimFindings findings) {
        TextTable table = new TextTable("paper", "claim", "on", "figure", "95 % CI", "adj. p", "verdict");
        for (ClaimFinding finding : findings.findings()) {
            ClaimEstimate e = finding.estimate();
            table.add(
                    finding.paper(),
                    finding.claim(),
                    finding.dataset().isEmpty() ? finding.kind() : finding.dataset(),
                    e == null ? "-" : signed(e.mean()),
                    e == null || Double.isNaN(e.low()) ? "-" : signed(e.low()) + " to " + signed(e.high()),
                    e == null ? "-" : String.format(Locale.ROOT, "%.4f", e.adjustedP()),
                    finding.outcome().words() + note(finding));
        }
        String counts = Arrays.stream(ClaimOutcome.values())
                .filter(outcome -> findings.count(outcome) > 0)
                .map(outcome -> findings.count(outcome) + " " + outcome.words())
                .collect(Collectors.joining(", "));
        return table + counts + ". Holm over " + findings.run().tests() + " tests.\n";
    }

    private static String note(ClaimFinding finding) {
        return switch (finding.outcome()) {
            case NOT_RUN, FAIL -> ": " + finding.explanation();
            default -> "";
        };
    }

    /** Returns one JSON document: a row a finding, and where the page is. */
    static String json(ClaimFindings findings, Path page) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (ClaimFinding finding : findings.findings()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("paper", finding.paper());
            fields.put("claim", finding.claim());
            fields.put("statement", finding.statement());
            fields.put("kind", finding.kind());
            fields.put("dataset", finding.dataset());
            fields.put("quantity", finding.quantity());
            fields.put("expectation", finding.expectation());
            fields.put("verdict", finding.outcome().words());
            fields.put("explanation", finding.explanation());
            finding.tested().ifPresent(estimate -> fields.put("estimate", estimate));
            fields.put("figures", finding.figures());
            fields.put("reported", finding.reported());
            fields.put("differs", finding.differs());
            fields.put("command", finding.command());
            rows.add(fields);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("findings", rows);
        all.put("tests", findings.run().tests());
        all.put("scale", findings.run().scale());
        all.put("page", page.toString());
        all.put("repeat", findings.run().command());
        return JsonOutput.of(all) + "\n";
    }

    private static String signed(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 100 ? "%+.4f" : "%+.4g", value);
    }
}
