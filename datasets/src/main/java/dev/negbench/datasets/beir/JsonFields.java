package dev.negbench.datasets.beir;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.files.Excerpt;
import dev.negbench.datasets.files.Ids;
import dev.negbench.datasets.files.LineReader;
import dev.negbench.datasets.files.WholeCharacters;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The fields _id, title and text of one JSON line. Reused from line to line; the other fields are skipped. */
final class JsonFields {
    private static final JsonFactory JSON = new JsonFactory();

    private final boolean titled;
    private String id;
    private String title;
    private String text;

    /**
     * @param titled whether the objects have a title; otherwise a field of that name is skipped like any other
     */
    JsonFields(boolean titled) {
        this.titled = titled;
    }

    /** The id, never empty. */
    String id() {
        return id;
    }

    /** The title, empty where it is absent or null. */
    String title() {
        return title == null ? "" : title;
    }

    /** The text, possibly empty. */
    String text() {
        return text;
    }

    /**
     * Reads the object of a line.
     *
     * @param line the line
     * @param source where it comes from
     * @throws DatasetException if it is not one JSON object with the fields asked for
     */
    void read(String line, LineReader source) {
        id = null;
        title = null;
        text = null;
        try (JsonParser json = JSON.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw source.problem("not a JSON object: " + Excerpt.of(line), "write one JSON object a line");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                readField(json, source);
            }
            if (json.nextToken() != null) {
                throw source.problem("something follows the JSON object", "write one JSON object a line");
            }
        } catch (JsonProcessingException e) {
            throw source.problem(reason(e), "write one JSON object a line");
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be read", e);
        }
        if (id == null || id.isEmpty()) {
            throw source.problem(id == null ? "no _id" : "the _id is empty", "give every line an _id of its own");
        }
        if (text == null) {
            throw source.problem("'" + id + "' has no text", "write \"text\": \"\" for an empty one");
        }
        if (line.contains("\\u")) {
            for (String value : new String[] {id, title(), text}) {
                WholeCharacters.require(value, source::problem);
            }
        }
    }

    private void readField(JsonParser json, LineReader source) throws IOException {
        String name = json.currentName();
        json.nextToken();
        switch (name) {
            case "_id" -> {
                require(id == null, name, source);
                id = id(json, source);
            }
            case "text" -> {
                require(text == null, name, source);
                text = string(json, name, source);
            }
            case "title" -> {
                if (titled && json.currentToken() != JsonToken.VALUE_NULL) {
                    require(title == null, name, source);
                    title = string(json, name, source);
                } else {
                    json.skipChildren();
                }
            }
            default -> json.skipChildren();
        }
    }

    private static void require(boolean first, String name, LineReader source) {
        if (!first) {
            throw source.problem("the field " + name + " occurs twice", "keep one of them");
        }
    }

    /** Whole numbers are accepted as ids and stand for their digits: that is how judgement files name them. */
    private static String id(JsonParser json, LineReader source) throws IOException {
        String value = json.currentToken() == JsonToken.VALUE_NUMBER_INT ? json.getText() : string(json, "_id", source);
        if (!value.isEmpty()) {
            Ids.require(value, "_id", source);
        }
        return value;
    }

    private static String string(JsonParser json, String name, LineReader source) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            String value =
                    switch (json.currentToken()) {
                        case START_ARRAY -> "an array";
                        case START_OBJECT -> "an object";
                        default -> Excerpt.of(json.getText());
                    };
            throw source.problem("the field " + name + " is not a string but " + value, "write it in double quotes");
        }
        return json.getText();
    }

    private static String reason(JsonProcessingException failure) {
        if (failure instanceof JsonEOFException) {
            return "the JSON object ends early";
        }
        int column = failure.getLocation() == null ? 0 : failure.getLocation().getColumnNr();
        return "not JSON at column " + column + ": " + Excerpt.of(failure.getOriginalMessage());
    }
}
