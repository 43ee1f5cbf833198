package dev.negbench.harness.cli;

import dev.negbench.datasets.audit.DatasetAudit;
import dev.negbench.datasets.audit.Deduplication;
import dev.negbench.datasets.audit.SplitAudit;
import dev.negbench.datasets.audit.SplitOverlap;
import dev.negbench.datasets.audit.TwinKind;
import dev.negbench.datasets.files.LeftOutPairs;
import dev.negbench.reports.tables.Numerals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answer of {@code data audit} for several collections: a row each. */
final class DataAuditOverview {
    private static final String NONE = "–";
    private static final String TEST = "test";

    private DataAuditOverview() {}

    /**
     * What came of one collection.
     *
     * @param name the collection
     * @param audit its audit, empty if there is none
     * @param problem why there is none, else empty
     */
    record Row(String name, Optional<DatasetAudit> audit, String problem) {}

    /** Returns the rows for people, what could not be audited with its reason below. */
    static String text(List<Row> rows) {
        TextTable table = new TextTable(
                        "name", "documents", "copies", "empty", "left out", TEST, "seen", "share", "opposed",
                        "unlabelled", "")
                .alignRight(1, 9);
        rows.forEach(row -> table.add(row.audit()
                .map(audit -> cells(row.name(), audit))
                .orElseGet(() -> new String[] {
                    row.name(), NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, "CANNOT BE USED"
                })));
        StringBuilder out = new StringBuilder(table.toString());
        rows.stream()
                .filter(row -> row.audit().isEmpty())
                .forEach(row -> out.append(row.name()).append(": ").append(row.problem()).append('\n'));
        return out.append("\nCopies: documents that another one repeats; empty: documents without a letter or digit; ")
                .append("left out: judged\npairs that name an unknown id. Test: its queries; seen: those with a ")
                .append("near-duplicate in train; opposed: those\nthat negate it or say the opposite; unlabelled: ")
                .append("pairs with a copy of a positive that is not labelled.\nFrom a share of ")
                .append(Numerals.percent(SplitOverlap.WARNING_SHARE))
                .append(" on results carry a warning (LEAKS). './bench data audit NAME' shows the details, NAME")
                .append(Deduplication.SUFFIX)
                .append("\nis the collection without these twins in train.\n")
                .toString();
    }

    private static String[] cells(String name, DatasetAudit audit) {
        Optional<SplitAudit> test = audit.splits().stream()
                .filter(split -> split.split().equals(TEST))
                .findFirst();
        Optional<SplitOverlap> seen = audit.leakage().between("train", TEST);
        return new String[] {
            name,
            Numerals.count(audit.corpus().content().texts()),
            Numerals.count(audit.corpus().duplicateDocuments()),
            Numerals.count(audit.corpus().content().empty()),
            Numerals.count(audit.leftOut().stream().mapToInt(LeftOutPairs::pairs).sum()),
            test.map(split -> Numerals.count(split.queries())).orElse(NONE),
            seen.map(overlap -> Numerals.count(overlap.queriesWithTwin())).orElse(NONE),
            seen.map(overlap -> Numerals.percent(overlap.twinShare())).orElse(NONE),
            seen.map(overlap -> Numerals.percent(overlap.share(TwinKind.OPPOSED))).orElse(NONE),
            test.map(split -> Numerals.count(split.unlabelledCopies())).orElse(NONE),
            seen.filter(SplitOverlap::leaks).map(overlap -> "LEAKS").orElse("")
        };
    }

    /** Returns the whole audits for scripts, with at most so many examples of each kind of twin. */
    static List<Object> fields(List<Row> rows, int examples) {
        return rows.stream().map(row -> fields(row, examples)).toList();
    }

    private static Object fields(Row row, int examples) {
        if (row.audit().isPresent()) {
            return DataAuditOutput.withExamples(row.audit().get(), examples);
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("dataset", row.name());
        fields.put("problem", row.problem());
        return fields;
    }
}
