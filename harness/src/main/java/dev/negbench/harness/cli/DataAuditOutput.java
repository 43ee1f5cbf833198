package dev.negbench.harness.cli;

import dev.negbench.datasets.audit.CorpusAudit;
import dev.negbench.datasets.audit.DatasetAudit;
import dev.negbench.datasets.audit.Deduplication;
import dev.negbench.datasets.audit.LanguageProfile;
import dev.negbench.datasets.audit.LeakageAudit;
import dev.negbench.datasets.audit.Quantiles;
import dev.negbench.datasets.audit.QueryTwin;
import dev.negbench.datasets.audit.SplitAudit;
import dev.negbench.datasets.audit.SplitOverlap;
import dev.negbench.datasets.audit.TextProfile;
import dev.negbench.datasets.audit.TwinKind;
import dev.negbench.reports.tables.Numerals;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The answer of {@code data audit}. */
final class DataAuditOutput {
    private static final int LANGUAGES = 4;

    private DataAuditOutput() {}

    /** Returns an audit with at most so many examples of each kind of twin. */
    static DatasetAudit withExamples(DatasetAudit audit, int examples) {
        List<SplitOverlap> overlaps = audit.leakage().overlaps().stream()
                .map(o -> new SplitOverlap(
                        o.learned(),
                        o.measured(),
                        o.queries(),
                        o.queriesByKind(),
                        o.queriesReaching(),
                        o.sharingPositive(),
                        o.learnedQueries(),
                        o.returning(),
                        examples(o, examples)))
                .toList();
        return new DatasetAudit(
                audit.dataset(),
                audit.fingerprint(),
                audit.leftOut(),
                audit.corpus(),
                audit.splits(),
                new LeakageAudit(audit.dataset(), audit.fingerprint(), overlaps));
    }

    private static List<QueryTwin> examples(SplitOverlap overlap, int most) {
        Map<TwinKind, Integer> kept = new EnumMap<>(TwinKind.class);
        return overlap.examples().stream()
                .filter(twin -> kept.merge(twin.kind(), 1, Integer::sum) <= most)
                .toList();
    }

    /** Returns an audit for people. */
    static String text(DatasetAudit audit, int examples) {
        StringBuilder out = new StringBuilder();
        out.append(audit.dataset()).append(", SHA-256 ").append(audit.fingerprint()).append("\n\n");
        audit.leftOut().forEach(line -> out.append("MISSING: ").append(line).append('\n'));
        corpus(out, audit.corpus());
        splits(out, audit);
        lengths(out, audit);
        languages(out, audit);
        leakage(out, audit, examples);
        return out.toString();
    }

    private static void corpus(StringBuilder out, CorpusAudit corpus) {
        out.append(String.format(
                "Documents: %s; without a title %s, without a text %s, without either %s.%n",
                Numerals.count(corpus.content().texts()),
                Numerals.count(corpus.withoutTitle()),
                Numerals.count(corpus.withoutText()),
                Numerals.count(corpus.content().empty())));
        out.append(String.format(
                "Copies: %s documents in %s groups are the same but for case, punctuation and white space.%n",
                Numerals.count(corpus.duplicateDocuments()), Numerals.count(corpus.duplicateGroups())));
        corpus.duplicates().stream().limit(3).forEach(group -> out.append("  ")
                .append(group.stream().limit(5).collect(Collectors.joining(" = ")))
                .append(group.size() > 5 ? " = … (" + group.size() + ")" : "")
                .append('\n'));
        out.append('\n');
    }

    private static void splits(StringBuilder out, DatasetAudit audit) {
        TextTable table = new TextTable(
                "split", "queries", "pairs", "empty", "own id", "own text", "own positive", "unlabelled copies")
                .alignRight(1, 7);
        for (SplitAudit split : audit.splits()) {
            table.add(
                    split.split(),
                    Numerals.count(split.queries()),
                    Numerals.count(split.pairs()),
                    Numerals.count(split.text().empty()),
                    Numerals.count(split.ownId()),
                    Numerals.count(split.ownText()),
                    Numerals.count(split.ownIdPositive()),
                    Numerals.count(split.unlabelledCopies()));
        }
        out.append(table)
                .append("Own id: queries with a document of the same id; own text: where it is the query itself; own ")
                .append("positive: where it is a positive.\n")
                .append("Unlabelled copies: pairs of a query and a copy of a positive that is not labelled.\n\n");
    }

    private static void lengths(StringBuilder out, DatasetAudit audit) {
        TextTable table = new TextTable("length in", "texts", "least", "5 %", "median", "95 %", "most", "mean")
                .alignRight(1, 7);
        addLengths(table, "documents", audit.corpus().content());
        audit.splits().forEach(split -> addLengths(table, split.split() + " queries", split.text()));
        out.append(table).append('\n');
    }

    private static void addLengths(TextTable table, String name, TextProfile profile) {
        addLengths(table, "words, " + name, profile.texts(), profile.words());
        addLengths(table, "characters, " + name, profile.texts(), profile.characters());
    }

    private static void addLengths(TextTable table, String name, int texts, Quantiles lengths) {
        table.add(
                name,
                Numerals.count(texts),
                Numerals.count(lengths.min()),
                Numerals.count(lengths.p5()),
                Numerals.count(lengths.median()),
                Numerals.count(lengths.p95()),
                Numerals.count(lengths.max()),
                Numerals.average(lengths.mean()));
    }

    private static void languages(StringBuilder out, DatasetAudit audit) {
        out.append("Languages of a sample, by detector; short texts are not judged:\n");
        out.append("  documents: ").append(languages(audit.corpus().content().languages())).append('\n');
        audit.splits().forEach(split -> out.append("  ")
                .append(split.split())
                .append(" queries: ")
                .append(languages(split.text().languages()))
                .append('\n'));
        out.append('\n');
    }

    private static String languages(LanguageProfile profile) {
        int judged = profile.sampled() - profile.tooShort();
        if (judged == 0) {
            return "all of " + profile.sampled() + " too short";
        }
        String shares = profile.texts().entrySet().stream()
                .limit(LANGUAGES)
                .map(language -> language.getKey() + " " + Numerals.percent((double) language.getValue() / judged))
                .collect(Collectors.joining(", "));
        int others = profile.texts().size() - LANGUAGES;
        return shares + (others > 0 ? ", " + others + " others" : "") + " of " + judged + " texts"
                + (profile.tooShort() > 0 ? ", " + profile.tooShort() + " too short" : "");
    }

    private static void leakage(StringBuilder out, DatasetAudit audit, int examples) {
        if (audit.leakage().overlaps().isEmpty()) {
            out.append("Leakage: no split is learned from, so there is nothing to leak.\n");
            return;
        }
        TextTable table = new TextTable(
                "learned", "measured", "queries", "with a twin", "share", "identical", "same words", "negated",
                "numbers", "other words", "sharing a positive", "twins in learned", "returning")
                .alignRight(2, 12);
        for (SplitOverlap overlap : audit.leakage().overlaps()) {
            Map<TwinKind, Integer> kinds = overlap.queriesByKind();
            table.add(
                    overlap.learned(),
                    overlap.measured(),
                    Numerals.count(overlap.queries()),
                    Numerals.count(overlap.queriesWithTwin()),
                    Numerals.percent(overlap.twinShare()),
                    Numerals.count(kinds.getOrDefault(TwinKind.IDENTICAL, 0)),
                    Numerals.count(kinds.getOrDefault(TwinKind.SAME_WORDS, 0)),
                    Numerals.count(kinds.getOrDefault(TwinKind.OPPOSED, 0)),
                    Numerals.count(kinds.getOrDefault(TwinKind.OTHER_NUMBERS, 0)),
                    Numerals.count(kinds.getOrDefault(TwinKind.NEAR, 0)),
                    Numerals.count(overlap.sharingPositive()),
                    Numerals.count(overlap.learnedQueries()),
                    Numerals.count(overlap.returning()));
        }
        out.append(table);
        if (audit.leakage().overlaps().stream().anyMatch(overlap -> overlap.returning() > 0)) {
            out.append("Returning: queries that are learned from themselves, with other positives, as users of a")
                    .append(" recommender are; that alone makes them no twins.\n");
        }
        for (SplitOverlap overlap : audit.leakage().overlaps()) {
            examples(out, overlap, examples);
        }
        if (audit.leakage().overlaps().stream().anyMatch(SplitOverlap::leaks)) {
            out.append("LEAKAGE: from ")
                    .append(Numerals.percent(SplitOverlap.WARNING_SHARE))
                    .append(" of the queries on, results carry a warning. Without these twins: ")
                    .append(audit.dataset())
                    .append(Deduplication.SUFFIX)
                    .append('\n');
        }
    }

    private static void examples(StringBuilder out, SplitOverlap overlap, int most) {
        List<QueryTwin> shown = examples(overlap, most);
        if (!shown.isEmpty()) {
            out.append('\n').append(overlap.measured()).append(" and its twins in ").append(overlap.learned())
                    .append(":\n");
        }
        for (QueryTwin twin : shown) {
            out.append(String.format(
                    "  %s, %s%n    %s: %s%n    %s: %s%n",
                    twin.kind().words(),
                    String.format(Locale.ROOT, "%.2f", twin.similarity()),
                    twin.query(),
                    twin.text(),
                    twin.twin(),
                    twin.twinText()));
        }
        if (!shown.isEmpty()) {
            out.append('\n');
        }
    }
}
