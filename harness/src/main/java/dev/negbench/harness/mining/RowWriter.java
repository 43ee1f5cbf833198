package dev.negbench.harness.mining;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.negbench.strategies.stage.CandidatePool;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Turns examples into rows of a layout. Field names and nesting are those of the trainers' own miners and loaders:
 * sentence-transformers' {@code mine_hard_negatives}, Tevatron's training files, FlagEmbedding's.
 */
final class RowWriter {
    private final MinedTexts texts;
    private final MiningSettings settings;
    private final int wanted;

    /** A document in a row. */
    private record Scored(int item, float score, boolean positive) {}

    /**
     * @param wanted negatives asked for an example
     */
    RowWriter(MinedTexts texts, MiningSettings settings, int wanted) {
        this.texts = texts;
        this.settings = settings;
        this.wanted = wanted;
    }

    /** Writes the rows of an example, possibly none, and counts them. */
    void write(MinedExample example, JsonGenerator out, YieldCounts counts) throws IOException {
        MiningFormat format = settings.format();
        List<Scored> negatives = negatives(example);
        if (negatives.isEmpty() && format.needsNegative() || format.complete() && negatives.size() < wanted) {
            counts.leftOut(example);
            return;
        }
        int rows =
                switch (format) {
                    case TRIPLET -> triplets(example, negatives, out);
                    case N_TUPLE -> tuple(example, negatives, out);
                    case LABELED_PAIR -> pairs(example, negatives, out);
                    case LABELED_LIST -> list(example, negatives, out);
                    case TEVATRON -> tevatron(example, negatives, out);
                    case FLAG_EMBEDDING -> flagEmbedding(example, negatives, out);
                };
        counts.written(example, rows, (int)
                negatives.stream().filter(scored -> !scored.positive()).count());
    }

    private List<Scored> negatives(MinedExample example) {
        CandidatePool pool = example.pool();
        Stream<Scored> drawn =
                Arrays.stream(example.drawn()).mapToObj(at -> new Scored(pool.ids()[at], pool.scores()[at], false));
        if (!settings.includePositives()) {
            return drawn.toList();
        }
        return Stream.concat(drawn, positives(pool).stream())
                .sorted(Comparator.comparing((Scored scored) -> -scored.score()).thenComparing(Scored::item))
                .limit(wanted)
                .toList();
    }

    private static List<Scored> positives(CandidatePool pool) {
        return IntStream.range(0, pool.positives().length)
                .mapToObj(p -> new Scored(pool.positives()[p], pool.positiveScores()[p], true))
                .toList();
    }

    private static Scored positive(MinedExample example) {
        return positives(example.pool()).get(example.positive());
    }

    private String query(MinedExample example) {
        return texts.queries().text(example.pool().query());
    }

    private int triplets(MinedExample example, List<Scored> negatives, JsonGenerator out) throws IOException {
        Scored positive = positive(example);
        for (Scored negative : negatives) {
            start(example, positive, out);
            out.writeStringField("negative", texts.content(negative.item()));
            if (settings.scores()) {
                scores("scores", List.of(positive, negative), out);
            }
            out.writeEndObject();
        }
        return negatives.size();
    }

    private int tuple(MinedExample example, List<Scored> negatives, JsonGenerator out) throws IOException {
        Scored positive = positive(example);
        start(example, positive, out);
        for (int i = 0; i < negatives.size(); i++) {
            out.writeStringField(
                    "negative_" + (i + 1), texts.content(negatives.get(i).item()));
        }
        if (settings.scores()) {
            scores("scores", all(List.of(positive), negatives), out);
        }
        out.writeEndObject();
        return 1;
    }

    private void start(MinedExample example, Scored document, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField(settings.anchorName(), query(example));
        out.writeStringField(settings.positiveName(), texts.content(document.item()));
    }

    private int pairs(MinedExample example, List<Scored> negatives, JsonGenerator out) throws IOException {
        List<Scored> documents = all(positives(example.pool()), negatives);
        for (Scored document : documents) {
            start(example, document, out);
            if (settings.scores()) {
                out.writeNumberField("score", document.score());
            } else {
                out.writeNumberField("label", document.positive() ? 1 : 0);
            }
            out.writeEndObject();
        }
        return documents.size();
    }

    private int list(MinedExample example, List<Scored> negatives, JsonGenerator out) throws IOException {
        List<Scored> documents = all(List.of(positive(example)), negatives);
        out.writeStartObject();
        out.writeStringField(settings.anchorName(), query(example));
        contents(settings.positiveName(), documents, out);
        if (settings.scores()) {
            scores("scores", documents, out);
        } else {
            out.writeArrayFieldStart("labels");
            for (Scored document : documents) {
                out.writeNumber(document.positive() ? 1 : 0);
            }
            out.writeEndArray();
        }
        out.writeEndObject();
        return 1;
    }

    private int tevatron(MinedExample example, List<Scored> negatives, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("query_id", texts.queries().id(example.pool().query()));
        out.writeStringField("query", query(example));
        passages("positive_passages", positives(example.pool()), out);
        passages("negative_passages", negatives, out);
        out.writeEndObject();
        return 1;
    }

    private void passages(String field, List<Scored> documents, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart(field);
        for (Scored document : documents) {
            out.writeStartObject();
            out.writeStringField("docid", texts.id(document.item()));
            out.writeStringField("title", texts.title(document.item()));
            out.writeStringField("text", texts.text(document.item()));
            if (settings.scores()) {
                out.writeNumberField("score", document.score());
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private int flagEmbedding(MinedExample example, List<Scored> negatives, JsonGenerator out) throws IOException {
        List<Scored> positives = positives(example.pool());
        out.writeStartObject();
        out.writeStringField("query", query(example));
        contents("pos", positives, out);
        contents("neg", negatives, out);
        if (settings.scores()) {
            scores("pos_scores", positives, out);
            scores("neg_scores", negatives, out);
        }
        out.writeEndObject();
        return 1;
    }

    private void contents(String field, List<Scored> documents, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart(field);
        for (Scored document : documents) {
            out.writeString(texts.content(document.item()));
        }
        out.writeEndArray();
    }

    private static void scores(String field, List<Scored> documents, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart(field);
        for (Scored document : documents) {
            out.writeNumber(document.score());
        }
        out.writeEndArray();
    }

    private static List<Scored> all(List<Scored> first, List<Scored> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }
}
