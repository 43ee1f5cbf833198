package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.negbench.harness.TinyCollection;
import dev.negbench.harness.frozen.SentenceModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** compare with a frozen sentence encoder. */
class FrozenCompareTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private static Path data;

    @TempDir
    private Path out;

    @BeforeAll
    static void writeCollection() {
        TinyCollection.write(data, "tiny", true);
    }

    private BenchRun compare(String folder, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "compare", "--data-dir", data.toString(), "--dataset", "tiny", "--no-throughput", "--json", "--epochs",
                "2", "--out", out.resolve(folder).toString()));
        arguments.addAll(List.of(more));
        return BenchRun.of(arguments.toArray(String[]::new));
    }

    private static JsonNode metrics(BenchRun run) throws Exception {
        assertEquals(0, run.exitCode(), run.err());
        List<JsonNode> metrics = new ArrayList<>();
        MAPPER.readTree(run.out()).get("results").forEach(row -> metrics.add(row.get("metrics")));
        return MAPPER.valueToTree(metrics);
    }

    @Test
    void strategiesRunWithAFrozenEncoderTheSameOnAnyNumberOfThreads() throws Exception {
        String[] options = {"--encoder", "minilm", "--strategies", "random,bm25,ance,simans", "--seeds", "1"};
        BenchRun one = compare("one", plus(options, "--parallel", "1"));
        BenchRun two = compare("two", plus(options, "--parallel", "2"));
        assertEquals(metrics(one), metrics(two));
        JsonNode row = MAPPER.readTree(one.out()).get("results").get(0);
        assertTrue(row.get("encoder").asText().startsWith("all-MiniLM-L6-v2 (frozen"), row.toString());
        assertFalse(two.err().contains("embedding"), "the vectors are on disk by now: " + two.err());
        BenchRun again = compare("two", options);
        assertTrue(again.err().contains("4 of 4 cells were kept"), again.err());
    }

    @Test
    void theSideThatLearnsIsPartOfTheNumbers() throws Exception {
        String[] options = {"--encoder", "minilm", "--strategies", "random", "--seeds", "1", "--learning-rate", "0.01"};
        JsonNode both = metrics(compare("both", options));
        JsonNode query = metrics(compare("query", plus(options, "--head", "query")));
        JsonNode document = metrics(compare("document", plus(options, "--head", "document")));
        assertNotEquals(both, query);
        assertNotEquals(both, document);
        assertNotEquals(query, document);
    }

    @Test
    void optionsOfTheOtherEncoderAreRefused() {
        assertRefused("belongs to frozen encoders", "--head", "query");
        assertRefused("belongs to frozen encoders", "--weight-decay", "1");
        assertRefused("belongs to --encoder static", "--encoder", "minilm", "--initial-rows", "random");
        assertRefused("did you mean 'minilm'", "--encoder", "minillm");
        assertRefused("./bench agree", "--encoder", "static,minilm");
        assertRefused("--weight-decay must be", "--encoder", "minilm", "--weight-decay", "-1");
    }

    private void assertRefused(String message, String... options) {
        BenchRun run = compare("refused", options);
        assertEquals(ExitCode.USAGE, run.exitCode());
        assertTrue(run.err().contains(message), run.err());
        assertFalse(Files.exists(out.resolve("refused")));
    }

    @Test
    void aModelThatIsNotThereIsNamedWithWhatToDo() {
        for (SentenceModel model : SentenceModel.values()) {
            if (!model.present()) {
                BenchRun run = compare("missing", "--encoder", model.id());
                assertEquals(ExitCode.ENVIRONMENT, run.exitCode());
                assertTrue(run.err().contains("mvn -N dependency:copy@" + model.id()), run.err());
                assertFalse(Files.exists(out.resolve("missing")));
            }
        }
    }

    private static String[] plus(String[] options, String... more) {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
