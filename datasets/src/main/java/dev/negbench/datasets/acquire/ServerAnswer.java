package dev.negbench.datasets.acquire;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server said about a file, read from its header with nothing taken on trust. */
record ServerAnswer(HttpResponse<InputStream> response) {
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

    int status() {
        return response.statusCode();
    }

    URI url() {
        return response.uri();
    }

    /** Returns the size of the whole file, empty if it is not said. */
    OptionalLong totalBytes() {
        if (status() == 206) {
            Matcher range = range();
            return range.matches() && !range.group(3).equals("*")
                    ? OptionalLong.of(Long.parseLong(range.group(3)))
                    : OptionalLong.empty();
        }
        return response.headers().firstValueAsLong("Content-Length");
    }

    /** Tells whether this is the rest of the file from a byte on. */
    boolean continuesAt(long byteOffset) {
        Matcher range = range();
        return status() == 206 && range.matches() && Long.parseLong(range.group(1)) == byteOffset;
    }

    /** Returns what names this version of the file in a later request: a strong entity tag, else a date, else "". */
    String validator() {
        return header("ETag")
                .filter(tag -> tag.startsWith("\"") && tag.endsWith("\"") && tag.length() > 2)
                .or(() -> header("Last-Modified"))
                .orElse("");
    }

    /** Returns how long the server asks to be left alone, zero if it does not say. */
    Duration retryAfter(Instant now) {
        String value = header("Retry-After").orElse("");
        if (value.matches("\\d{1,6}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
        } catch (DateTimeParseException notADate) {
            return Duration.ZERO;
        }
    }

    Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    private Matcher range() {
        return CONTENT_RANGE.matcher(header("Content-Range").orElse(""));
    }
}
