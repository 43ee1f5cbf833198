package dev.negbench.datasets.trec;

import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.files.Excerpt;
import dev.negbench.datasets.files.Ids;
import dev.negbench.datasets.files.LineReader;
import dev.negbench.datasets.files.QueryTable;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads topics in TREC's classic form: {@code <top>} … {@code </top>}, in between fields that start with a tag at the
 * start of a line and end where the next one starts. Closing tags, the words "Number:", "Topic:", "Description:",
 * "Narrative:" behind a tag, and an XML frame around all topics are passed over; white space is folded.
 */
final class TopicFile {
    private static final Pattern FRAME = Pattern.compile("</?(topics|xml)\\b[^>]*>|<\\?xml\\b.*\\?>|<!--.*-->");
    private static final Pattern FIELD = Pattern.compile("<([A-Za-z]+)>(.*)");
    private static final Pattern CLOSING = Pattern.compile("</[A-Za-z]+>");
    private static final Pattern LABEL =
            Pattern.compile("(?:Number|Topic|Description|Narrative)\\s*:\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final String NUMBER = "num";

    private final TopicField wanted;
    private final Path file;
    private final LineReader source;
    private final QueryTable queries;

    private final Map<String, StringBuilder> fields = new HashMap<>();
    private boolean inTopic;
    private long topicLine;
    private StringBuilder field;

    private TopicFile(TopicField wanted, Path file, LineReader source, QueryTable queries) {
        this.wanted = wanted;
        this.file = file;
        this.source = source;
        this.queries = queries;
    }

    /**
     * Reads a file.
     *
     * @param file plain or packed
     * @param wanted what becomes the text
     * @param queries receives the topics
     * @throws DatasetException if the file is malformed, or a topic lacks its number or the wanted field
     */
    static void read(Path file, TopicField wanted, QueryTable queries) {
        try (LineReader source = LineReader.open(file)) {
            TopicFile topics = new TopicFile(wanted, file, source, queries);
            for (String line = source.next(); line != null; line = source.next()) {
                topics.read(line.strip());
            }
            if (topics.inTopic) {
                throw source.problem(topics.topicLine, "the topic is not closed", "end it with </top>");
            }
        }
    }

    private void read(String line) {
        if (line.equalsIgnoreCase("<top>")) {
            if (inTopic) {
                throw source.problem("a topic starts inside that of line " + topicLine, "end that one with </top>");
            }
            inTopic = true;
            topicLine = source.number();
            fields.clear();
            field = null;
        } else if (line.equalsIgnoreCase("</top>")) {
            finish();
        } else if (inTopic) {
            readField(line);
        } else if (!FRAME.matcher(line).matches()) {
            throw source.problem("text outside a topic: '" + Excerpt.of(line) + "'", "put it between <top> and </top>");
        }
    }

    private void readField(String line) {
        Matcher start = FIELD.matcher(line);
        String text = line;
        if (start.matches()) {
            String tag = start.group(1).toLowerCase(Locale.ROOT);
            field = new StringBuilder();
            if (fields.put(tag, field) != null) {
                throw source.problem("the topic has a second <" + tag + ">", "keep one of them");
            }
            text = start.group(2);
        } else if (field == null) {
            throw source.problem(
                    "text before the topic's first field: '" + Excerpt.of(line) + "'", "start it with <num>");
        }
        field.append(' ').append(CLOSING.matcher(text).replaceAll(" "));
    }

    private void finish() {
        if (!inTopic) {
            throw source.problem("</top> without <top>", "start the topic with <top>");
        }
        inTopic = false;
        String id = value(NUMBER);
        Ids.require(id, "topic's <num>", source);
        if (id.indexOf(' ') >= 0) {
            throw source.problem("the topic's <num> is '" + Excerpt.of(id) + "'", "write one number or name");
        }
        String text = value(wanted.tag());
        if (text.isEmpty()) {
            throw source.problem(
                    "topic '" + Excerpt.of(id) + "' has no <" + wanted.tag() + ">", "add it, or ask for another field");
        }
        queries.add(id, text, file, source);
    }

    private String value(String tag) {
        StringBuilder text = fields.get(tag);
        if (text == null) {
            return "";
        }
        String folded = SPACES.matcher(text).replaceAll(" ").strip();
        Matcher label = LABEL.matcher(folded);
        return label.lookingAt() ? folded.substring(label.end()) : folded;
    }
}
