package dev.negbench.strategies.docrerank;

import dev.negbench.datasets.Dataset;
import dev.negbench.strategies.stage.PairRanker;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.TrainingQueries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The query negatives of training pairs: variants are generated once a query, verified once for each document that it
 * is trained with, and of those that remain the nearest to the query are kept. What a ranker knows them by are the
 * ordinals that it gave out. Source: docrerank card, "The scheme". One thread owns it.
 */
final class QueryNegatives {
    private final Dataset dataset;
    private final QueryGenerator generator;
    private final AnswerVerifier verifier;
    private final Settings settings;
    private final Retrieval retrieval;
    private final String searcher;
    private final Map<Integer, Generated> byQuery = new HashMap<>();
    private final Map<Pair, List<Negative>> byPair = new HashMap<>();
    private final VerificationCounts counts = new VerificationCounts();

    /**
     * What is wanted.
     *
     * @param variants generated a query
     * @param kept of these, for each document
     * @param prompts verifiers that must call a variant unanswerable, 0 to 2
     * @param onlyChange the one property to change, if any
     */
    record Settings(int variants, int kept, int prompts, Optional<Property> onlyChange) {}

    /** A query and a document that is relevant to it. */
    record Pair(int query, int document) {}

    /** A negative as the ranker knows it. */
    record Negative(int ordinal, Variant variant) {}

    /** The variants of a query, the first of the ordinals that the ranker gave them, and how near each is to it. */
    private record Generated(List<Variant> variants, int first, double[] cosines) {}

    /**
     * @param retrieval gives vectors of texts
     * @param searcher whose vectors
     */
    QueryNegatives(
            Dataset dataset,
            QueryGenerator generator,
            AnswerVerifier verifier,
            Settings settings,
            Retrieval retrieval,
            String searcher) {
        this.dataset = dataset;
        this.generator = generator;
        this.verifier = verifier;
        this.settings = settings;
        this.retrieval = retrieval;
        this.searcher = searcher;
    }

    /** Generates the variants of queries and makes a ranker know them, all at once. */
    void generate(TrainingQueries queries, int[] rows, PairRanker ranker) {
        List<VariantTask> tasks = IntStream.of(rows)
                .mapToObj(row -> new VariantTask(
                        dataset.queries().text(queries.ordinals()[row]),
                        settings.variants(),
                        settings.onlyChange(),
                        queries.key(row)))
                .toList();
        List<List<Variant>> variants = generator.variants(tasks, retrieval);
        List<String> texts =
                variants.stream().flatMap(List::stream).map(Variant::text).toList();
        int ordinal = ranker.addQueries(texts);
        float[] vectors = retrieval.textVectors(searcher, texts);
        float[] own = retrieval.textVectors(
                searcher, tasks.stream().map(VariantTask::query).toList());
        int dimension = retrieval.dimension(searcher);
        int at = 0;
        for (int i = 0; i < rows.length; i++) {
            double[] cosines = new double[variants.get(i).size()];
            for (int v = 0; v < cosines.length; v++) {
                cosines[v] = cosine(own, i * dimension, vectors, (at + v) * dimension, dimension);
            }
            byQuery.put(queries.ordinals()[rows[i]], new Generated(variants.get(i), ordinal + at, cosines));
            at += cosines.length;
            counts.generated(cosines.length);
        }
    }

    private static double cosine(float[] left, int leftAt, float[] right, int rightAt, int dimension) {
        double dot = 0;
        double ofLeft = 0;
        double ofRight = 0;
        for (int k = 0; k < dimension; k++) {
            dot += (double) left[leftAt + k] * right[rightAt + k];
            ofLeft += (double) left[leftAt + k] * left[leftAt + k];
            ofRight += (double) right[rightAt + k] * right[rightAt + k];
        }
        return ofLeft == 0 || ofRight == 0 ? 0 : dot / Math.sqrt(ofLeft * ofRight);
    }

    /** Verifies the variants of pairs that were not met before. */
    void verify(List<Pair> pairs) {
        Set<Pair> open = new LinkedHashSet<>(pairs);
        open.removeIf(byPair::containsKey);
        if (open.isEmpty()) {
            return;
        }
        List<Pair> all = new ArrayList<>(open);
        int asked = verifier.isFree() ? AnswerVerifier.PROMPTS : settings.prompts();
        List<Answerability[][]> verdicts = asked == 0 ? List.of() : verifier.verify(cases(all), asked, retrieval);
        for (int i = 0; i < all.size(); i++) {
            // The query itself stands before its variants: what is known to be answerable tests the verifier.
            Answerability[][] ofPair = asked == 0 ? new Answerability[0][] : verdicts.get(i);
            byPair.put(all.get(i), choose(byQuery.get(all.get(i).query()), ofPair));
        }
    }

    private List<AnswerVerifier.Case> cases(List<Pair> pairs) {
        List<AnswerVerifier.Case> cases = new ArrayList<>();
        for (Pair pair : pairs) {
            List<String> texts = new ArrayList<>();
            texts.add(dataset.queries().text(pair.query()));
            byQuery.get(pair.query()).variants().forEach(variant -> texts.add(variant.text()));
            cases.add(new AnswerVerifier.Case(pair.document(), texts));
        }
        return cases;
    }

    private List<Negative> choose(Generated generated, Answerability[][] verdicts) {
        int[] surviving = IntStream.range(0, generated.variants().size())
                .filter(v ->
                        settings.prompts() == 0 || Answerability.keepsNegative(verdicts[v + 1], settings.prompts()))
                .toArray();
        List<Integer> chosen = IntStream.of(surviving)
                .boxed()
                .sorted(Comparator.comparingDouble(v -> -generated.cosines()[v]))
                .limit(settings.kept())
                .toList();
        counts.verified(verdicts, surviving.length, chosen, settings.kept());
        return chosen.stream()
                .map(v ->
                        new Negative(generated.first() + v, generated.variants().get(v)))
                .toList();
    }

    /** Returns a verified pair's negatives, the nearest to the query first, equal ones as they were generated. */
    List<Negative> of(Pair pair) {
        return byPair.get(pair);
    }

    /** Returns what there is to say about generation and verification, each figure with who did it. */
    Map<String, Double> diagnostics() {
        Map<String, Double> all = new LinkedHashMap<>(counts.figures(generator.name(), verifier.name()));
        generator
                .counts()
                .forEach((what, count) -> all.put("generation by " + generator.name() + ": " + what, (double) count));
        verifier.counts()
                .forEach((what, count) -> all.put("verification by " + verifier.name() + ": " + what, (double) count));
        return all;
    }
}
