package dev.negbench.strategies.docrerank;

import dev.negbench.strategies.stage.Objective;
import dev.negbench.strategies.stage.PairRanker;
import dev.negbench.strategies.stage.ScoreRows;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes down what it is given: queries by their texts, entries as document, sign and weight. */
final class FakeRanker implements PairRanker {
    final List<String> queries = new ArrayList<>();
    final List<String> learnt = new ArrayList<>();

    FakeRanker() {
        for (int q : Facts.ALL) {
            queries.add(Facts.DATASET.queries().text(q));
        }
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public int addQueries(List<String> texts) {
        queries.addAll(texts);
        return queries.size() - texts.size();
    }

    /** The dataset's queries score 1, others 1 where they have as many letters as a query of the dataset, else 0. */
    @Override
    public void score(int query, int[] documents, int count, float[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = query < Facts.ALL.length ? 1 : queries.get(query).contains("sales") ? 2 : 0;
        }
    }

    @Override
    public double learn(int[] asked, int[] documents, ScoreRows rows, Objective objective) {
        for (int row = 0; row < rows.rows(); row++) {
            String entries = IntStream.range(rows.start(row), rows.start(row + 1))
                    .mapToObj(e -> documents[rows.items()[e]]
                            + (rows.relations()[e] == ScoreRows.POSITIVE ? "+" : "-")
                            + Math.round(rows.weights()[e]))
                    .collect(Collectors.joining(" "));
            learnt.add(queries.get(asked[row]) + ": " + entries);
        }
        return objective.evaluate(rows);
    }

    @Override
    public byte[] state() {
        return new byte[] {1};
    }

    @Override
    public void restore(byte[] state) {
        learnt.clear();
    }
}
