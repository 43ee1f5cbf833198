package dev.negbench.strategies.llmhn;

import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.text.WordTable;
import dev.negbench.strategies.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The stand-in's passage where it sees the query alone: sentences from a fixed bank, their gaps filled with the query's
 * words and with neighbours of its two rarest ones, until the wanted length is reached exactly. Source: card, "Mode Q".
 */
final class TemplatePassage {
    private static final long SEED = 0x712d686eL;
    private static final int TOPICS = 2;
    private static final int NEIGHBOURS_A_TOPIC = 5;

    /** A gap for a word of the query, and one for a neighbour. */
    private static final String QUERY_WORD = "#";

    private static final String NEIGHBOUR = "@";

    private static final List<String[]> BANK = List.of(
                    "@",
                    "# @",
                    "@ and #.",
                    "Reports on # mention @.",
                    "The link between # and @ is debated.",
                    "Several accounts of @ refer to # in passing.",
                    "Interest in # has grown together with work on @.",
                    "A review of @ lists # among the topics for later study.",
                    "It is often assumed that @ and # are described by the same terms.",
                    "This section introduces @, gives its history, and compares it with # where both occur.",
                    "Most of what is written about @ concerns its use, while # is treated elsewhere.",
                    "The methods used for @ were adapted from those for #, with small changes.")
            .stream()
            .map(sentence -> sentence.split(" "))
            .toList();

    private TemplatePassage() {}

    /** Returns the query's two rarest words in lower case, the rarest first; fewer where it has no more. */
    static List<String> topics(String query, WordTable table) {
        return words(query, table).stream().limit(TOPICS).toList();
    }

    /** The rare words of the query, rarest first; all of its words where none is rare. */
    private static List<String> words(String query, WordTable table) {
        Set<String> distinct = new TreeSet<>();
        Words words = new Words(query);
        for (String word = words.next(); word != null; word = words.next()) {
            distinct.add(word);
        }
        List<String> rarest = distinct.stream()
                .sorted(Comparator.comparingDouble(table::idf).reversed())
                .toList();
        List<String> content = rarest.stream().filter(table::isContent).toList();
        return content.isEmpty() ? rarest : content;
    }

    /** Writes the passage; empty for a query without words. Randomness: a number a sentence, one a gap. */
    static String of(GenerationTask task, WordTable table) {
        RandomStream random = new RandomStream(SEED);
        random.reset(SEED, task.attempt(), task.key());
        List<String> ofQuery = words(task.query(), table);
        List<String> near = new ArrayList<>();
        for (String topic : topics(task.query(), table)) {
            near.addAll(List.of(table.neighbours(topic)).stream().limit(NEIGHBOURS_A_TOPIC).toList());
        }
        if (ofQuery.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (int left = Math.max(1, task.words()); left > 0; ) {
            String[] sentence = sentence(left, random);
            left -= sentence.length;
            for (String part : sentence) {
                text.append(text.isEmpty() ? "" : " ");
                text.append(filled(part, ofQuery, near.isEmpty() ? ofQuery : near, random));
            }
        }
        return text.toString();
    }

    /** Draws one of the sentences that fit; short ones only where nothing else does. */
    private static String[] sentence(int left, RandomStream random) {
        int fitting = 0;
        while (fitting < BANK.size() && BANK.get(fitting).length <= left) {
            fitting++;
        }
        int half = fitting / 2;
        return BANK.get(half + random.nextInt(fitting - half));
    }

    private static String filled(String part, List<String> ofQuery, List<String> near, RandomStream random) {
        if (part.startsWith(QUERY_WORD)) {
            return ofQuery.get(random.nextInt(ofQuery.size())) + part.substring(1);
        }
        if (part.startsWith(NEIGHBOUR)) {
            return near.get(random.nextInt(near.size())) + part.substring(1);
        }
        return part;
    }
}
