package dev.negbench.strategies.rlhn;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Document;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.Queries;
import dev.negbench.datasets.Query;
import java.util.List;
import java.util.Map;

/** A library of a few sentences, about capitals. */
final class Library {
    static final Dataset DATASET = Dataset.of(
            "library",
            Corpus.of(List.of(
                    new Document("p", "Title of p", "The weather is fine. The capital of Norway is Oslo."),
                    new Document("same", "", "Oslo is the capital city of Norway"),
                    new Document("near", "", "The capital of Denmark is Copenhagen, and the weather is fine."),
                    new Document("far", "", "The engine is made of iron and the wheel of wood."),
                    new Document("titled", "Norway only", ""),
                    new Document("common", "", "The city is fine and the wheel is of wood."))),
            Queries.of(List.of(new Query("q", "what is the capital of Norway"), new Query("of", "the of"))),
            Map.of("train", Judgements.of(Map.of(0, Map.of(0, 1)))));

    private Library() {}

    static Instance instance(int... negatives) {
        return new Instance(0, 99, new int[] {0}, negatives);
    }
}
