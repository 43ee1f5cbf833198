package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.harness.TinyCollection;
import dev.negbench.harness.chat.ApiKey;
import dev.negbench.harness.chat.ChatServer;
import dev.negbench.reports.journal.Journal;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.CellStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comparisons that ask a chat model, from the command line to the files they leave. */
class ChatCompareTest {
    private static final String KEY = "sk-live-Zq81hT5mPx20vRb7";
    private static final long TRAIN_QUERIES = TinyCollection.DOCUMENTS / 2;

    @TempDir
    private static Path data;

    @TempDir
    private Path directory;

    @BeforeAll
    static void write() {
        TinyCollection.write(data, "tiny", true);
    }

    private List<String> arguments(String out, String strategies, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "compare",
                "--data-dir",
                data.toString(),
                "--dataset",
                "tiny",
                "--epochs",
                "1",
                "--no-throughput",
                "--strategies",
                strategies,
                "--out",
                directory.resolve(out).toString()));
        all.addAll(List.of(more));
        return all;
    }

    private BenchRun compare(String out, String strategies, String... more) {
        return BenchRun.of(arguments(out, strategies, more).toArray(String[]::new));
    }

    /** Runs in a process of its own, which alone can have another environment. */
    private BenchRun withKey(String out, String strategies, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                NegBench.class.getName()));
        command.addAll(arguments(out, strategies, more));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(directory.resolve(out + ".stdout").toFile())
                .redirectError(directory.resolve(out + ".stderr").toFile());
        builder.environment().put(ApiKey.VARIABLE, KEY);
        Process process = builder.start();
        try {
            assertTrue(process.waitFor(2, TimeUnit.MINUTES), "took too long");
        } finally {
            process.destroyForcibly();
        }
        return new BenchRun(
                process.exitValue(),
                Files.readString(directory.resolve(out + ".stdout")),
                Files.readString(directory.resolve(out + ".stderr")));
    }

    private CellResult cell(String out, String strategy) {
        return Journal.read(directory.resolve(out)).cells().stream()
                .filter(cell -> cell.strategy().equals(strategy))
                .min(Comparator.comparingLong(CellResult::seed))
                .orElseThrow();
    }

    @Test
    void theStandInsJudgeAndAreNamedAsSuch() throws IOException {
        BenchRun run = compare("stand-in", "random,rlhn,rlhn(hn-remove)", "--seeds", "1");
        assertEquals(0, run.exitCode(), run.err());
        CellResult relabelled = cell("stand-in", "rlhn");
        assertEquals(CellStatus.FINISHED, relabelled.status(), relabelled.reason());
        Map<String, Long> counts = relabelled.drawn().corrections();
        assertEquals(TRAIN_QUERIES, counts.get("stage 1 (stand-in: lexical coverage): queries judged"));
        assertEquals(
                counts.get("stage 1 (stand-in: lexical coverage): queries flagged"),
                counts.get("stage 2 (stand-in: encoder initial): queries judged"));
        assertTrue(counts.get("false negatives made positives") > 0, counts::toString);
        assertEquals(
                counts.get("false negatives made positives"),
                cell("stand-in", "rlhn(modify=hn-remove)").drawn().corrections().get("false negatives removed"));
        assertTrue(relabelled.drawn().removed().get("not judged") > 0, "no unjudged document takes their place");
        try (Stream<Path> files = Files.walk(directory.resolve("stand-in"))) {
            Path page = files.filter(file -> file.toString().endsWith(".html")).findFirst().orElseThrow();
            assertTrue(Files.readString(page).contains("stage 1 (stand-in: lexical coverage)"), "named in the report");
        }
    }

    /** UniME-V2 with its stand-in judge, alone, with its reranker, and with another loss over the same negatives. */
    @Test
    void judgedNegativesAreComparedAndTheirJudgeIsNamed() {
        String reranked = "unime-v2|unime-v2-reranker(hardest=judge)";
        BenchRun run = compare(
                "judged", "unime-v2," + reranked + ",unime-v2|info-nce,unime-v2(fallback=drop)", "--seeds", "1");
        assertEquals(0, run.exitCode(), run.err());
        CellResult alone = cell("judged", "unime-v2");
        assertEquals(CellStatus.FINISHED, alone.status(), alone.reason());
        Map<String, Long> counts = alone.drawn().corrections();
        String who = "judge (stand-in: interaction ranker): ";
        assertEquals(TRAIN_QUERIES, counts.get(who + "queries judged"));
        assertEquals(TRAIN_QUERIES + alone.drawn().candidates(), counts.get(who + "documents judged"));
        assertTrue(alone.drawn().removed().get("judge margin 0.01") > 0, "the margin removes");
        assertTrue(alone.drawn().drawn() <= 8 * alone.drawn().examples());
        CellResult both = cell("judged", reranked);
        assertEquals(CellStatus.FINISHED, both.status(), both.reason());
        assertEquals(alone.curve().get(1).devQuality(), both.curve().get(1).devQuality(), "dev is without reranker");
        assertTrue(both.cost().companionSeconds() > 0);
        assertFalse(alone.metrics().equals(both.metrics()), "the first places were ordered anew");
        assertFalse(alone.metrics().equals(cell("judged", "unime-v2|info-nce").metrics()), "another loss");
        CellResult dropped = cell("judged", "unime-v2(fallback=drop)");
        String none = "queries without a survivor, ";
        assertEquals(
                counts.get(none + "drawn at random with score 1"),
                dropped.drawn().corrections().get(none + "drawing nothing"));
    }

    /** A chat model says yes or no about every document; who was asked how often is counted. */
    @Test
    void aChatModelJudgesEachDocument() throws Exception {
        String strategy = "unime-v2(judge=llm,k=3)";
        try (ChatServer server = new ChatServer((exchange, number, body) ->
                ChatServer.send(exchange, 200, ChatServer.saying(body.contains("river") ? "Yes" : "No")))) {
            BenchRun run = withKey(
                    "yes-no", strategy, "--seeds", "1", "--chat-url", server.url(), "--chat-model", "judge",
                    "--chat-cache", directory.resolve("record").toString());
            assertEquals(0, run.exitCode(), run.err());
            assertTrue(server.bodies.get(0).contains("top_logprobs"), server.bodies.get(0));
        }
        CellResult cell = cell("yes-no", strategy);
        assertEquals(CellStatus.FINISHED, cell.status(), cell.reason());
        Map<String, Long> counts = cell.drawn().corrections();
        String who = "judge (chat model): ";
        assertEquals(counts.get(who + "documents judged"), counts.get(who + "calls"), counts::toString);
        assertEquals(counts.get(who + "calls"), counts.get(who + "answers without probabilities"));
        assertEquals(11 * counts.get(who + "calls"), counts.get(who + "prompt tokens"));
    }

    /** Asked once for two seeds; repeated from the record, offline, with the same numbers; the key is in no file. */
    @Test
    void aModelIsAskedOnceAndNeverAgainAndItsKeyStaysSecret() throws Exception {
        String strategy = "rlhn(judge=llm)";
        String record = directory.resolve("record").toString();
        String url;
        try (ChatServer server = new ChatServer((exchange, number, body) -> {
            String echo = exchange.getRequestHeaders().getFirst("Authorization");
            if (number == 0) {
                ChatServer.send(exchange, 500, "{\"error\":{\"message\":\"saw " + echo + "\"}}");
            } else {
                ChatServer.send(exchange, 200, ChatServer.saying(
                        "<thinking>" + echo
                                + "</thinking><verdict><better>[Doc (1)]</better><worse>[]</worse></verdict>"));
            }
        })) {
            url = server.url();
            BenchRun asked = withKey(
                    "asked", "random," + strategy, "--chat-url", url, "--chat-model", "judge", "--chat-cache", record,
                    "--chat-concurrency", "8", "--seeds", "2");
            assertEquals(0, asked.exitCode(), asked.err());
            assertEquals("Bearer " + KEY, server.authorizations.get(0));
            assertEquals(TRAIN_QUERIES + 1, server.bodies.size(), "both stages and seeds ask the same");
            assertTrue(asked.err().contains("chat: " + TRAIN_QUERIES + " replies asked for"), asked.err());
        }
        CellResult cell = cell("asked", strategy);
        Map<String, Long> counts = cell.drawn().corrections();
        assertEquals(TRAIN_QUERIES, counts.get("false negatives made positives"), counts::toString);
        assertEquals(TRAIN_QUERIES, counts.get("stage 2 (chat model): calls"));
        assertEquals(11 * TRAIN_QUERIES, counts.get("stage 1 (chat model): prompt tokens"));

        BenchRun replayed = compare(
                "replayed", "random," + strategy, "--chat-model", "judge", "--chat-replay", "--chat-cache", record,
                "--seeds", "2");
        assertEquals(0, replayed.exitCode(), replayed.err());
        assertEquals(cell.key(), cell("replayed", strategy).key(), "who answers is part of a cell, not from where");
        assertEquals(cell.metrics(), cell("replayed", strategy).metrics());
        assertKeyInNoFile();
    }

    /** A server that refuses, quoting the key: the cell fails with a reason, the others run. */
    @Test
    void aRefusalFailsTheCellWithoutShowingTheKey() throws Exception {
        try (ChatServer server = new ChatServer((exchange, number, body) -> ChatServer.send(
                exchange,
                400,
                "{\"error\":{\"message\":\"bad "
                        + exchange.getRequestHeaders().getFirst("Authorization") + "\"}}"))) {
            BenchRun run = withKey(
                    "refused", "random,rlhn(judge=llm)", "--chat-url", server.url(), "--chat-model", "judge",
                    "--chat-cache", directory.resolve("record").toString(), "--seeds", "1");
            assertEquals(0, run.exitCode(), run.err());
        }
        CellResult failed = cell("refused", "rlhn(judge=llm)");
        assertEquals(CellStatus.FAILED, failed.status());
        assertTrue(failed.reason().contains("status 400: bad Bearer [key]"), failed.reason());
        assertEquals(CellStatus.FINISHED, cell("refused", "random").status());
        assertKeyInNoFile();
    }

    private void assertKeyInNoFile() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertTrue(all.stream().anyMatch(file -> file.endsWith("journal.jsonl")), all::toString);
            for (Path file : all) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertFalse(text.contains(KEY.substring(8, 16)), file.toString());
            }
        }
    }

    @Test
    void withoutAModelNothingRuns() {
        for (String strategy : List.of(
                "rlhn(judge=llm)", "llm-hn(generator=llm)", "unime-v2(judge=llm)", "docrerank(judge=llm)",
                "docrerank(generator=llm)")) {
            BenchRun run = compare("none", "random," + strategy, "--seeds", "1");
            assertEquals(2, run.exitCode(), run.err());
            assertTrue(run.err().contains(strategy + " needs a chat model"), run.err());
            assertTrue(run.err().contains("--chat-url") && run.err().contains(ApiKey.VARIABLE), run.err());
            assertFalse(Files.exists(directory.resolve("none")), "refused before anything is written");
        }
    }

    @Test
    void optionsThatDoNotFitTogetherAreRefusedBeforeAnythingIsWritten() {
        Map<List<String>, String> refused = Map.of(
                List.of("--chat-model", "m"), "--chat-url",
                List.of("--chat-url", "https://host.example/v1"), "--chat-model",
                List.of("--chat-url", "http://host.example/v1", "--chat-model", "m"), "--chat-allow-http",
                List.of("--chat-url", "https://me:sesame@host.example", "--chat-model", "m"), ApiKey.VARIABLE,
                List.of("--chat-url", "https://host.example", "--chat-model", "m", "--chat-concurrency", "0"), "0",
                List.of("--chat-ulr", "https://host.example"), "--chat-url");
        refused.forEach((options, words) -> {
            BenchRun run = compare("refused-options", "random", options.toArray(String[]::new));
            assertEquals(2, run.exitCode(), run.err());
            assertTrue(run.err().contains(words), run.err());
            assertFalse(run.err().contains("sesame"), run.err());
            assertFalse(Files.exists(directory.resolve("refused-options")));
        });
    }
}
