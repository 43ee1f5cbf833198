package dev.negbench.harness;

import dev.negbench.strategies.sampling.RandomStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A small collection in BEIR layout, made up: documents of twenty topics, queries that share words with one of them.
 * Small enough that a whole comparison takes a second or two, hard enough that training changes rankings.
 */
public final class TinyCollection {
    /** Number of documents. */
    public static final int DOCUMENTS = 240;

    private static final String[] WORDS = {
        "river", "market", "engine", "garden", "letter", "copper", "winter", "doctor", "bridge", "violin", "forest",
                "signal",
        "harbor", "planet", "museum", "ladder", "pepper", "rocket", "valley", "window", "castle", "cotton", "dragon",
                "feather",
        "glacier", "hammer", "island", "jacket", "kernel", "lantern", "mirror", "needle", "orchard", "pocket", "quarry",
                "ribbon",
        "saddle", "temple", "umbrella", "vessel", "walnut", "yellow", "zipper", "anchor", "basket", "candle", "desert",
                "elbow"
    };

    private TinyCollection() {}

    /**
     * Writes the collection.
     *
     * @param parent receives a folder of this name
     * @param withTrain whether there are train and dev splits besides test
     * @return the folder
     */
    public static Path write(Path parent, String name, boolean withTrain) {
        RandomStream random = new RandomStream(11);
        List<String> corpus = new ArrayList<>();
        List<String> queries = new ArrayList<>();
        List<List<String>> qrels = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int d = 0; d < DOCUMENTS; d++) {
            String[] words = new String[6];
            for (int w = 0; w < words.length; w++) {
                // Half of the words come from the topic, so documents of a topic are hard negatives of each other.
                words[w] = w % 2 == 0
                        ? WORDS[(d % 20 * 2 + random.nextInt(3)) % WORDS.length]
                        : WORDS[random.nextInt(WORDS.length)];
            }
            corpus.add("{\"_id\":\"d" + d + "\",\"title\":\"" + words[0] + " " + d + "\",\"text\":\""
                    + String.join(" ", words) + "\"}");
            queries.add("{\"_id\":\"q" + d + "\",\"text\":\"about " + words[1] + " and " + words[2] + " or " + words[4]
                    + "\"}");
            qrels.get(d % 4 < 2 ? 0 : d % 4 - 1).add("q" + d + "\td" + d + "\t1");
        }
        Path folder = parent.resolve(name);
        try {
            Files.createDirectories(folder.resolve("qrels"));
            Files.write(folder.resolve("corpus.jsonl"), corpus);
            Files.write(folder.resolve("queries.jsonl"), queries);
            String[] splits = {"train", "dev", "test"};
            for (int s = withTrain ? 0 : 2; s < splits.length; s++) {
                List<String> lines = new ArrayList<>(List.of("query-id\tcorpus-id\tscore"));
                lines.addAll(qrels.get(s));
                Files.write(folder.resolve("qrels").resolve(splits[s] + ".tsv"), lines);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }
}
