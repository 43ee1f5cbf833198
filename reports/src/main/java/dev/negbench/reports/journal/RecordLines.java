package dev.negbench.reports.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Records in a file of JSON lines: {@code {"schema":3,"sha256":"…",members of the record}}. The hash is that of the
 * object made of the remaining members, as stored, so a line is checked without writing it again. Lines of older
 * schemas are read too, see {@link OlderRecords}.
 *
 * @param records the records, in file order
 * @param wholeBytes length of the file up to the end of the last whole line
 * @param tornBytes bytes after it: a line that was being written when its process or machine stopped
 */
record RecordLines<T>(List<Numbered<T>> records, long wholeBytes, long tornBytes) {
    /**
     * A record and where it stands.
     *
     * @param line line number, from 1
     */
    record Numbered<T>(int line, T value) {}

    static final int SCHEMA = 3;
    private static final Pattern HEAD = Pattern.compile("\\{\"schema\":(\\d+),(?:\"sha256\":\"([0-9a-f]{64})\",)?");

    /** Returns the line of a record, newline included. */
    static byte[] line(Object members) {
        String body = CanonicalJson.text(members);
        String hash = CanonicalJson.sha256(body.getBytes(StandardCharsets.UTF_8));
        return ("{\"schema\":" + SCHEMA + ",\"sha256\":\"" + hash + "\"," + body.substring(1) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a file; one that is not there holds no records.
     *
     * @param members the record that holds a line's members
     * @throws JournalException if a whole line is damaged or of a later schema
     */
    static <T> RecordLines<T> read(Path file, Class<T> members) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            bytes = new byte[0];
        } catch (IOException e) {
            throw new JournalException(file + ": cannot be read (" + e.getMessage() + ")", e);
        }
        return parse(file, bytes, members);
    }

    /**
     * Reads the lines of a file that was read already.
     *
     * @param file named in errors
     * @throws JournalException if a whole line is damaged or of a later schema
     */
    static <T> RecordLines<T> parse(Path file, byte[] bytes, Class<T> members) {
        List<Numbered<T>> records = new ArrayList<>();
        int start = 0;
        for (int end; (end = indexOfNewline(bytes, start)) >= 0; start = end + 1) {
            // A machine that stops may leave a hole of zeros in the last line although its end was written.
            if (end + 1 == bytes.length && hasZero(bytes, start, end)) {
                break;
            }
            String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
            records.add(new Numbered<>(records.size() + 1, parse(file, records.size() + 1, text, members)));
        }
        return new RecordLines<>(List.copyOf(records), start, bytes.length - start);
    }

    private static <T> T parse(Path file, int line, String text, Class<T> members) {
        Matcher head = HEAD.matcher(text);
        if (!head.lookingAt()) {
            throw damaged(file, line, "does not begin like a record", null);
        }
        if (!OlderRecords.READABLE.contains(head.group(1))) {
            throw new JournalException(file + ":" + line + ": schema " + head.group(1) + ", this version reads 1 to "
                    + SCHEMA + "; use the version of negbench that wrote it, or another directory with --out");
        }
        String body = "{" + text.substring(head.end());
        if (!CanonicalJson.sha256(body.getBytes(StandardCharsets.UTF_8)).equals(head.group(2))) {
            throw damaged(file, line, "checksum does not match", null);
        }
        try {
            return CanonicalJson.parse(body, members, json -> OlderRecords.upgrade(head.group(1), json));
        } catch (JsonProcessingException e) {
            throw damaged(file, line, "not a record of schema " + head.group(1) + ": " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
            throw damaged(file, line, "not a record of schema " + head.group(1) + ": " + e.getMessage(), e);
        }
    }

    private static JournalException damaged(Path file, int line, String what, Exception cause) {
        return new JournalException(file + ":" + line + ": " + what + "; restore the file from a copy, or delete line "
                + line + " and run again the command that wrote it: only its record is made anew", cause);
    }

    private static int indexOfNewline(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static boolean hasZero(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }
}
