package dev.negbench.datasets.dpr;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.StableHash;
import dev.negbench.datasets.files.Excerpt;
import dev.negbench.datasets.files.PackedFile;
import dev.negbench.datasets.files.WholeCharacters;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the training files of Dense Passage Retrieval: a JSON array of objects with question, answers, positive_ctxs,
 * negative_ctxs and hard_negative_ctxs; of each passage title, text, and passage_id or psg_id. Other fields are
 * skipped. One question is held at a time.
 */
public final class DprFile {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final String REMEDY = "write one JSON array of objects, as DPR's training files are";

    private final Path file;
    private final JsonParser json;

    private DprFile(Path file, JsonParser json) {
        this.file = file;
        this.json = json;
    }

    /** Takes one question. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * Takes a question.
         *
         * @param question the question and its passages
         * @param line the line that it ends in, from 1
         */
        void visit(DprQuestion question, long line);
    }

    /**
     * Visits every question in order.
     *
     * @param file plain or packed
     * @param visitor takes the questions
     * @return the line in which the file ends, from 1
     * @throws DatasetException if the file is malformed
     */
    public static long visit(Path file, Visitor visitor) {
        long line = 1;
        try (Reader text = new BufferedReader(
                        new InputStreamReader(PackedFile.open(file), StandardCharsets.UTF_8.newDecoder()));
                JsonParser json = JSON.createParser(withoutMark(text))) {
            try {
                new DprFile(file, json).read(visitor);
                line = Math.max(1, json.currentLocation().getLineNr());
            } catch (JsonProcessingException e) {
                throw malformed(file, json, e);
            } catch (IOException e) {
                throw PackedFile.broken(file, json.currentLocation().getLineNr(), e);
            }
        } catch (IOException e) {
            throw PackedFile.broken(file, line, e);
        }
        return line;
    }

    private static Reader withoutMark(Reader text) throws IOException {
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
    }

    private void read(Visitor visitor) throws IOException {
        JsonToken first = json.nextToken();
        if (first == null) {
            throw problem("the file is empty", REMEDY);
        }
        if (first != JsonToken.START_ARRAY) {
            throw problem("the file does not start with [ but with " + shown(), REMEDY);
        }
        while (json.nextToken() == JsonToken.START_OBJECT) {
            DprQuestion question = question();
            visitor.visit(question, json.currentLocation().getLineNr());
        }
        if (json.currentToken() != JsonToken.END_ARRAY) {
            throw problem("a question is not an object but " + shown(), REMEDY);
        }
        if (json.nextToken() != null) {
            throw problem("something follows the array", REMEDY);
        }
    }

    private DprQuestion question() throws IOException {
        String question = null;
        List<String> answers = new ArrayList<>();
        List<DprContext> positives = new ArrayList<>();
        List<DprContext> negatives = new ArrayList<>();
        List<DprContext> hardNegatives = new ArrayList<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "question" -> question = string(field);
                case "answers" -> {
                    requireArray(field);
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        answers.add(string(field));
                    }
                }
                case "positive_ctxs" -> contexts(field, positives);
                case "negative_ctxs" -> contexts(field, negatives);
                case "hard_negative_ctxs" -> contexts(field, hardNegatives);
                default -> json.skipChildren();
            }
        }
        if (question == null || question.isBlank()) {
            throw problem("no question in the object that ends here", "give every object a \"question\"");
        }
        return new DprQuestion(question, answers, positives, negatives, hardNegatives);
    }

    private void contexts(String field, List<DprContext> into) throws IOException {
        requireArray(field);
        while (json.nextToken() == JsonToken.START_OBJECT) {
            into.add(context(field));
        }
        if (json.currentToken() != JsonToken.END_ARRAY) {
            throw problem("a passage of " + field + " is not an object but " + shown(), REMEDY);
        }
    }

    private DprContext context(String list) throws IOException {
        String id = null;
        String title = "";
        String text = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "passage_id", "psg_id" -> id = id(field);
                case "title" -> title = json.currentToken() == JsonToken.VALUE_NULL ? "" : string(field);
                case "text" -> text = string(field);
                default -> json.skipChildren();
            }
        }
        if (text == null) {
            throw problem("the passage of " + list + " that ends here has no text", "give every passage a \"text\"");
        }
        return new DprContext(id == null ? made(title, text) : id, title, text);
    }

    /** Equal passages get equal ids, so that they become one document. */
    private static String made(String title, String text) {
        return String.format("%016x", StableHash.of(0, title, text));
    }

    private String id(String field) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        String id = json.currentToken() == JsonToken.VALUE_NUMBER_INT ? json.getText() : string(field);
        if (id.isEmpty() || id.chars().anyMatch(Character::isISOControl)) {
            throw problem(
                    "the " + field + " '" + Excerpt.of(id) + "' is empty or has control characters",
                    "give the passage another one, or none");
        }
        return id;
    }

    private String string(String field) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw problem(field + " is not a string but " + shown(), "write it in double quotes");
        }
        String value = json.getText();
        WholeCharacters.require(value, this::problem);
        return value;
    }

    private void requireArray(String field) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw problem(field + " is not an array but " + shown(), "write a list, [] for an empty one");
        }
    }

    private String shown() throws IOException {
        return json.currentToken() == null ? "the end of the file" : "'" + Excerpt.of(json.getText()) + "'";
    }

    private DatasetException problem(String problem, String remedy) {
        return DatasetException.at(file.toString(), json.currentLocation().getLineNr(), problem, remedy);
    }

    private static DatasetException malformed(Path file, JsonParser json, JsonProcessingException failure) {
        JsonLocation where = failure.getLocation() == null ? json.currentLocation() : failure.getLocation();
        String problem = failure instanceof JsonEOFException
                ? "the JSON array ends early"
                : "not JSON at column " + where.getColumnNr() + ": " + Excerpt.of(failure.getOriginalMessage());
        return DatasetException.at(file.toString(), where.getLineNr(), problem, REMEDY);
    }
}
