package dev.negbench.datasets.files;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.Queries;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Reads judgements as TREC and MS MARCO write them: query, iteration (not used), document and grade, separated by white
 * space, without a header. A grade below 0 marks junk and counts as judged non-relevant. Immutable.
 */
public final class FourColumnQrels {
    private static final int COLUMNS = 4;

    private final UnknownIds unknownIds;
    private final Consumer<LeftOutPairs> leftOut;

    /**
     * A reader with a choice.
     *
     * @param unknownIds what to do with judged pairs that name an unknown query or document
     * @param leftOut told of each file of which pairs were left out
     */
    public FourColumnQrels(UnknownIds unknownIds, Consumer<LeftOutPairs> leftOut) {
        this.unknownIds = Objects.requireNonNull(unknownIds, "unknownIds");
        this.leftOut = Objects.requireNonNull(leftOut, "leftOut");
    }

    /**
     * Reads a file.
     *
     * @param file plain or packed
     * @param corpus the documents that may be judged
     * @param queries the queries that may be judged
     * @throws DatasetException if the file or a line is malformed, a pair has two grades, an id is unknown, or there is
     *     no pair
     */
    public Judgements read(Path file, Corpus corpus, Queries queries) {
        String[] columns = new String[COLUMNS];
        try (LineReader source = LineReader.open(file)) {
            JudgedPairs pairs = new JudgedPairs(source, corpus, queries);
            for (String line = source.next(); line != null; line = source.next()) {
                int found = Columns.split(line, columns);
                if (found != COLUMNS) {
                    throw source.problem(
                            (found > COLUMNS ? "more than 4" : found) + " columns instead of 4: '" + Excerpt.of(line)
                                    + "'",
                            "write query, 0, document and grade, or use the beir layout for 3 columns");
                }
                pairs.add(columns[0], columns[2], pairs.grade(columns[3]));
            }
            return pairs.finish(unknownIds, file.toString(), leftOut);
        }
    }
}
