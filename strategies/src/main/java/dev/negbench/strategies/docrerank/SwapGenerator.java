package dev.negbench.strategies.docrerank;

import dev.negbench.datasets.Corpus;
import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.text.CorpusTerms;
import dev.negbench.strategies.text.WordTable;
import dev.negbench.strategies.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Deterministic stand-in for the language model that writes queries: each variant has one value of the query replaced
 * by another of its kind, round-robin over the values: years by near years, numbers by numbers of the same format,
 * names by near names of as many words, rare words by their neighbours in a static table of vectors, the rarest word
 * first. Its cost does not depend on the size of the corpus once values and words were read and looked up. Source:
 * docrerank card, "Deterministic stand-in". One thread owns it.
 */
public final class SwapGenerator implements QueryGenerator {
    private static final long SEED = 0x646f6372L;
    private static final int NEIGHBOURS = 20;
    private static final int FARTHEST_YEAR = 5;

    private final TypedValues values;
    private final WordTable table;
    private final String searcher;

    /**
     * Reads a corpus for its numbers and names, and nothing else of it.
     *
     * @param searcher whose vectors of words count
     */
    public SwapGenerator(Corpus corpus, WordTable table, String searcher) {
        values = TypedValues.of(corpus);
        this.table = table;
        this.searcher = searcher;
    }

    /** Returns words with what the card calls a neighbour: cosines of 0.4 to 0.85. */
    public static WordTable table(Corpus corpus) {
        return new WordTable(CorpusTerms.of(corpus), 0.4, 0.85);
    }

    @Override
    public String name() {
        return "stand-in";
    }

    @Override
    public List<List<Variant>> variants(List<VariantTask> tasks, Retrieval words) {
        Set<String> names = new HashSet<>();
        Set<String> terms = new HashSet<>();
        for (VariantTask task : tasks) {
            TypedText.of(task.query()).stream()
                    .filter(found -> found.kind() == Property.ENTITY)
                    .forEach(found -> names.add(found.value()));
            terms.addAll(terms(task.query()).keySet());
        }
        table.lookUp(terms, words, searcher);
        values.lookUp(names, words, searcher);
        return tasks.stream().map(this::variants).toList();
    }

    /** Writes the variants of one query, with the neighbours that were looked up before. */
    public List<Variant> variants(VariantTask task) {
        RandomStream random = new RandomStream(SEED);
        random.reset(SEED, 0, task.seed());
        List<Slot> slots = slots(task.query()).stream()
                .filter(slot -> task.onlyChange().map(slot.kind()::equals).orElse(true))
                .toList();
        List<List<String>> replacements = slots.stream()
                .map(slot -> replacements(slot, task.query(), random))
                .toList();
        int rounds = replacements.stream().mapToInt(List::size).max().orElse(0);
        Set<String> seen = new HashSet<>();
        seen.add(task.query());
        List<Variant> variants = new ArrayList<>();
        for (int round = 0; round < rounds && variants.size() < task.count(); round++) {
            for (int s = 0; s < slots.size() && variants.size() < task.count(); s++) {
                if (round < replacements.get(s).size()) {
                    Slot slot = slots.get(s);
                    String text =
                            slot.replaced(task.query(), replacements.get(s).get(round));
                    if (seen.add(text)) {
                        variants.add(new Variant(text, Optional.of(slot.kind())));
                    }
                }
            }
        }
        return variants;
    }

    /** Returns what can be replaced: years, numbers, names, then content words, the rarest first. */
    private List<Slot> slots(String query) {
        List<TypedText.Found> found = TypedText.of(query);
        List<Slot> slots = new ArrayList<>();
        for (Property kind : List.of(Property.YEAR, Property.NUMBER, Property.ENTITY)) {
            found.stream()
                    .filter(one -> one.kind() == kind)
                    .map(TypedText.Found::value)
                    .distinct()
                    .forEach(value -> slots.add(new Slot(
                            kind,
                            value,
                            found.stream()
                                    .filter(one ->
                                            one.kind() == kind && one.value().equals(value))
                                    .map(TypedText.Found::start)
                                    .toList())));
        }
        terms(query).entrySet().stream()
                .filter(term -> term.getValue().stream()
                        .noneMatch(at -> found.stream().anyMatch(one -> one.start() <= at && at < one.end())))
                .map(term -> new Slot(
                        Property.TERM,
                        query.substring(
                                term.getValue().get(0),
                                term.getValue().get(0) + term.getKey().length()),
                        term.getValue()))
                .sorted(Comparator.comparingDouble((Slot slot) -> -table.idf(lower(slot.value())))
                        .thenComparing(slot -> slot.places().get(0)))
                .forEach(slots::add);
        return slots;
    }

    /** Returns the query's content words with the places where they stand. */
    private TreeMap<String, List<Integer>> terms(String query) {
        TreeMap<String, List<Integer>> terms = new TreeMap<>();
        Words words = new Words(query);
        for (String word = words.next(); word != null; word = words.next()) {
            boolean letters = word.chars().noneMatch(Character::isDigit);
            if (letters && table.isContent(word) && word.length() == words.end() - words.start()) {
                terms.computeIfAbsent(word, added -> new ArrayList<>()).add(words.start());
            }
        }
        return terms;
    }

    /** Returns what may stand in a slot's place, best first: nothing that the query holds already. */
    private List<String> replacements(Slot slot, String query, RandomStream random) {
        List<String> candidates =
                switch (slot.kind()) {
                    case YEAR -> years(Integer.parseInt(slot.value()));
                    case NUMBER -> rotated(values.numbersLike(slot.value()), random);
                    case ENTITY -> values.namesLike(slot.value());
                    default ->
                        List.of(table.neighbours(lower(slot.value()))).stream()
                                .limit(NEIGHBOURS)
                                .toList();
                };
        String held = " " + words(query) + " ";
        return candidates.stream()
                .filter(value -> !held.contains(" " + words(value) + " "))
                .toList();
    }

    private static List<String> years(int year) {
        return IntStream.rangeClosed(1, FARTHEST_YEAR)
                .flatMap(shift -> IntStream.of(year + shift, year - shift))
                .mapToObj(Integer::toString)
                .toList();
    }

    /** Starts at a random place, so that queries do not all get the commonest number. */
    private static List<String> rotated(List<String> list, RandomStream random) {
        if (list.isEmpty()) {
            return list;
        }
        int from = random.nextInt(list.size());
        return IntStream.range(0, Math.min(list.size(), NEIGHBOURS))
                .mapToObj(i -> list.get((from + i) % list.size()))
                .toList();
    }

    private static String words(String text) {
        StringBuilder all = new StringBuilder();
        Words words = new Words(text);
        for (String word = words.next(); word != null; word = words.next()) {
            all.append(all.isEmpty() ? "" : " ").append(word);
        }
        return all.toString();
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
