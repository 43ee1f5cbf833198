package dev.negbench.datasets.wordnet;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.Document;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.Queries;
import dev.negbench.datasets.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Builds the collection wordnet-definitions: a definition must find the words it defines among all words of WordNet
 * 3.1, as in a reverse dictionary. Words of neighbouring senses are hard negatives, and near-synonyms that WordNet
 * keeps in another synset are false ones.
 *
 * <p>Documents: every word or phrase, equal ones but for case as one, in the order of the data files; id = {@code
 * wn31-} and the word in lower case with underscores, text = the word as first written, no title. Queries: every
 * synset's definition, id = synset id; equal definitions are one query. Positives: all words of the synset. Splits, by
 * a hash of the synset: 80 % train, 10 % dev, 10 % test; synsets that share a definition (ignoring case and
 * punctuation) go together. A word of several senses may be positive in several splits, for different definitions.
 */
public final class WordNetDefinitions {
    /** Name of the collection. */
    public static final String NAME = "wordnet-definitions";

    private final List<Synset> synsets;

    WordNetDefinitions(List<Synset> synsets) {
        this.synsets = synsets;
    }

    /**
     * Loads the collection, in a second or two.
     *
     * @throws DatasetException if the artifact with WordNet's data is missing or damaged
     */
    public static Dataset load() {
        return new WordNetDefinitions(SynsetReader.readAll()).build();
    }

    Dataset build() {
        SenseFamilies families = SenseFamilies.of(synsets, synset -> List.of(synset.gloss().definition()));
        List<Document> words = new ArrayList<>();
        Map<String, Integer> wordOf = new HashMap<>();
        List<Query> queries = new ArrayList<>();
        Map<String, Integer> queryOf = new HashMap<>();
        Map<String, Map<Integer, Map<Integer, Integer>>> grades = new LinkedHashMap<>();
        List.of("train", "dev", "test").forEach(split -> grades.put(split, new TreeMap<>()));
        for (int s = 0; s < synsets.size(); s++) {
            Synset synset = synsets.get(s);
            int query = queryOf.computeIfAbsent(synset.gloss().definition(), text -> queries.size());
            if (query == queries.size()) {
                queries.add(new Query(synset.id(), synset.gloss().definition()));
            }
            Map<Integer, Integer> row = grades.get(families.split(s)).computeIfAbsent(query, q -> new TreeMap<>());
            for (String lemma : synset.lemmas()) {
                int word = wordOf.computeIfAbsent(lemma.toLowerCase(Locale.ROOT), key -> words.size());
                if (word == words.size()) {
                    words.add(new Document("wn31-" + lemma.toLowerCase(Locale.ROOT).replace(' ', '_'), "", lemma));
                }
                row.put(word, 1);
            }
        }
        Map<String, Judgements> splits = new LinkedHashMap<>();
        grades.forEach((split, rows) -> splits.put(split, Judgements.of(rows)));
        return Dataset.of(NAME, Corpus.of(words), Queries.of(queries), splits);
    }
}
