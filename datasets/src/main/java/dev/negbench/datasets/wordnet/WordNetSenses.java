package dev.negbench.datasets.wordnet;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.Document;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.Queries;
import dev.negbench.datasets.Query;
import dev.negbench.datasets.taxonomy.Taxonomy;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Builds the collection wordnet-senses: a usage example must find the sense it illustrates among all synsets of
 * WordNet 3.1. The other senses of the same word are natural hard negatives.
 *
 * <p>Documents: every synset; title = its words joined by ", ", text = its definition, without the examples. Queries:
 * the examples of three words or more, id = synset id, {@code #}, place in its gloss from 1; an example that several
 * synsets share is one query with all of them as positives. Splits, by a hash of the synset: 80 % train, 10 % dev,
 * 10 % test. Synsets that share an example go together, so that neither a sense nor a query text is in two splits.
 *
 * <p>The small slice takes {@value #SMALL_SHARE} of the synsets that have a query, by another hash and likewise
 * together, with their queries in the same splits as before, and as documents these synsets and every other sense of
 * their words.
 *
 * <p>Both have the hypernyms of all nouns and verbs as taxonomy.
 */
public final class WordNetSenses {
    /** Name of the whole collection. */
    public static final String NAME = "wordnet-senses";

    /** Name of the small slice. */
    public static final String SMALL_NAME = "wordnet-senses-small";

    static final double SMALL_SHARE = 0.235;

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final int FEWEST_WORDS = 3;
    private static final long SLICE_SEED = 2;

    private final List<Synset> synsets;
    private final SenseFamilies families;

    WordNetSenses(List<Synset> synsets) {
        this.synsets = synsets;
        this.families = SenseFamilies.of(synsets, synset -> synset.gloss().examples());
    }

    /** Tells whether the artifact with WordNet's data is on the class path. */
    public static boolean available() {
        return SynsetReader.available();
    }

    /**
     * Loads the whole collection, in a second or two.
     *
     * @throws DatasetException if the artifact with WordNet's data is missing or damaged
     */
    public static Dataset load() {
        return new WordNetSenses(SynsetReader.readAll()).whole();
    }

    /**
     * Loads the small slice, in a second or two.
     *
     * @throws DatasetException if the artifact with WordNet's data is missing or damaged
     */
    public static Dataset loadSmall() {
        return new WordNetSenses(SynsetReader.readAll()).small();
    }

    Dataset whole() {
        BitSet all = new BitSet(synsets.size());
        all.set(0, synsets.size());
        return build(NAME, all, all);
    }

    Dataset small() {
        BitSet asked = new BitSet(synsets.size());
        Set<String> words = new HashSet<>();
        for (int s = 0; s < synsets.size(); s++) {
            boolean hasQuery = synsets.get(s).gloss().examples().stream().anyMatch(WordNetSenses::isQuery);
            if (hasQuery && families.draw(SLICE_SEED, s) < SMALL_SHARE) {
                asked.set(s);
                synsets.get(s).lemmas().forEach(lemma -> words.add(lemma.toLowerCase(Locale.ROOT)));
            }
        }
        BitSet kept = (BitSet) asked.clone();
        for (int s = 0; s < synsets.size(); s++) {
            if (synsets.get(s).lemmas().stream().anyMatch(lemma -> words.contains(lemma.toLowerCase(Locale.ROOT)))) {
                kept.set(s);
            }
        }
        return build(SMALL_NAME, kept, asked);
    }

    /**
     * Builds the collection with some synsets as documents and the examples of some of these as queries.
     */
    private Dataset build(String name, BitSet kept, BitSet asked) {
        List<Document> documents = new ArrayList<>(kept.cardinality());
        List<Query> queries = new ArrayList<>();
        Map<String, Integer> queryOf = new HashMap<>();
        Map<String, Map<Integer, Map<Integer, Integer>>> grades = new LinkedHashMap<>();
        List.of("train", "dev", "test").forEach(split -> grades.put(split, new TreeMap<>()));
        for (int s = kept.nextSetBit(0); s >= 0; s = kept.nextSetBit(s + 1)) {
            Synset synset = synsets.get(s);
            int document = documents.size();
            documents.add(new Document(synset.id(), String.join(", ", synset.lemmas()), synset.gloss().definition()));
            List<String> examples = asked.get(s) ? synset.gloss().examples() : List.of();
            for (int e = 0; e < examples.size(); e++) {
                String example = examples.get(e);
                if (isQuery(example)) {
                    int query = queryOf.computeIfAbsent(example, text -> queries.size());
                    if (query == queries.size()) {
                        queries.add(new Query(synset.id() + "#" + (e + 1), example));
                    }
                    grades.get(families.split(s)).computeIfAbsent(query, q -> new TreeMap<>()).put(document, 1);
                }
            }
        }
        Map<String, Judgements> splits = new LinkedHashMap<>();
        grades.forEach((split, pairs) -> splits.put(split, Judgements.of(pairs)));
        Corpus corpus = Corpus.of(documents);
        Optional<Taxonomy> hypernyms = Optional.of(WordNetTaxonomy.of(synsets, corpus));
        return Dataset.of(name, corpus, Queries.of(queries), splits, hypernyms);
    }

    private static boolean isQuery(String example) {
        return SPACES.split(example).length >= FEWEST_WORDS;
    }
}
