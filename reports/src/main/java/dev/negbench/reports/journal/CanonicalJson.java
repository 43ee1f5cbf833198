package dev.negbench.reports.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.UnaryOperator;

/**
 * One text for one value: keys sorted, UTF-8, no insignificant spaces, shortest numbers that read back exactly, NaN and
 * infinities as strings. What is hashed is written this way, so that equal values have equal hashes on every machine
 * and Java version.
 */
public final class CanonicalJson {
    // Double.toString gave longer digits before Java 19; Jackson's own writer gives the shortest ones everywhere.
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private CanonicalJson() {}

    /**
     * Returns the canonical text of a value.
     *
     * @param value records, maps with text keys, collections, arrays, text, numbers, booleans, null
     * @throws IllegalArgumentException if the value has parts of another kind
     */
    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "no JSON for a " + value.getClass().getName() + ": " + e.getOriginalMessage(), e);
        }
    }

    /** Returns the value over several lines, for people to read and edit: another text, the same value. */
    static String indented(Object value) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "no JSON for a " + value.getClass().getName() + ": " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Returns the SHA-256, in 64 lower-case hexadecimal digits, of the canonical text; see {@link #text} for errors.
     */
    public static String hash(Object value) {
        return sha256(text(value).getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the SHA-256 of some bytes in 64 lower-case hexadecimal digits. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Parses a text whose tree is changed before it becomes a value. */
    static <T> T parse(String text, Class<T> type, UnaryOperator<JsonNode> change) throws JsonProcessingException {
        return MAPPER.treeToValue(change.apply(MAPPER.readTree(text)), type);
    }

    /**
     * Parses what {@link #text} wrote.
     *
     * @throws JsonProcessingException if the text is malformed, or has a field too many or too few
     */
    public static <T> T parse(String text, Class<T> type) throws JsonProcessingException {
        return MAPPER.readValue(text, type);
    }
}
