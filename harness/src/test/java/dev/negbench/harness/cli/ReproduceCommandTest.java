package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.negbench.harness.TinyCollection;
import dev.negbench.reports.claims.ClaimFindings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproduceCommandTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Claims that are true, try nothing, need data that nobody has, have a closed form, and are false. */
    private static final String CLAIMS =
            """
            paper: mine
            title: A paper
            claims:
              - id: learns
                statement: Training with random negatives ranks better than not at all.
                reported: Nothing.
                differs: Nothing.
                arms:
                  - {strategy: random}
                minus: 0.05
                figure: nDCG@10
                datasets: [tiny]
                options: {epochs: 1}
                direction: above
                smallest-effect: 0.01
              - id: same
                statement: A strategy ranks better than itself.
                reported: Nothing.
                differs: Nothing.
                arms:
                  - {strategy: random}
                  - {strategy: random, weight: -1}
                figure: nDCG@10
                datasets: [tiny]
                options: {epochs: 1}
                direction: above
                smallest-effect: 0.01
                seeds: {quick: 2}
              - id: elsewhere
                statement: Something about data that is not here.
                reported: Nothing.
                differs: Nothing.
                arms:
                  - {strategy: random}
                figure: nDCG@10
                datasets: [hotpotqa]
                direction: above
                smallest-effect: 0.01
              - id: exact
                statement: A closed form.
                reported: Nothing.
                differs: Nothing.
                check: simans-flat
                expected: [0.166666666667, 0.166666666667, 0.166666666667, 0.166666666667, 0.166666666667, EXPECTED]
                tolerance: 1.0e-9
              - id: unlearns
                statement: Training with random negatives ranks worse than not at all.
                reported: Nothing.
                differs: Nothing.
                arms:
                  - {strategy: random}
                minus: 0.05
                figure: nDCG@10
                datasets: [tiny]
                options: {epochs: 1}
                direction: below
                smallest-effect: 0.01
            """;

    @TempDir
    private static Path data;

    @TempDir
    private Path out;

    @BeforeAll
    static void writeCollection() {
        TinyCollection.write(data, "tiny", true);
    }

    private BenchRun reproduce(String lastExpected, String... more) throws IOException {
        Path claims = Files.writeString(out.resolve("mine.yaml"), CLAIMS.replace("EXPECTED", lastExpected));
        String[] arguments = {
            "reproduce",
            "--claims",
            claims.toString(),
            "--data-dir",
            data.toString(),
            "--out",
            out.resolve("results").toString()
        };
        String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return BenchRun.of(all);
    }

    @Test
    void saysOfEachClaimWhatBecameOfIt() throws IOException {
        BenchRun run = reproduce(
                "0.166666666667", "--json", "--page", out.resolve("page").toString());
        assertEquals(0, run.exitCode(), run.err());
        JsonNode json = MAPPER.readTree(run.out());
        JsonNode findings = json.get("findings");
        assertEquals("reproduced", findings.get(0).get("verdict").asText(), run.out());
        assertEquals("inconclusive", findings.get(1).get("verdict").asText(), run.out());
        assertTrue(findings.get(1).get("explanation").asText().contains("not put to the test"), run.out());
        assertEquals("not run", findings.get(2).get("verdict").asText());
        assertTrue(findings.get(2).get("explanation").asText().contains("hotpotqa"), run.out());
        assertEquals("pass", findings.get(3).get("verdict").asText());
        assertEquals("contradicted", findings.get(4).get("verdict").asText(), run.out());
        assertEquals(4, json.get("tests").asInt(), "what was not run counts in the correction");
        assertEquals(5, findings.get(0).get("estimate").get("seeds").asInt());
        assertEquals(2, findings.get(1).get("estimate").get("seeds").asInt());
        assertTrue(findings.get(0).get("command").asText().contains("./bench compare --strategies random"));
        ClaimFindings stored = ClaimFindings.read(out.resolve("page/reproductions.jsonl"));
        assertEquals(5, stored.findings().size());
        assertEquals(7, stored.cells().size(), "five seeds of one group, two of another");
        String page = Files.readString(out.resolve("page/reproductions.md"));
        assertTrue(page.contains("## mine") && page.contains("**contradicted**"), page);
        assertTrue(Files.readString(out.resolve("page/reproductions.html")).contains("contradicted</span>"));
        BenchRun again = reproduce("0.166666666667");
        assertEquals(0, again.exitCode(), again.err());
        assertTrue(again.err().contains("7 of 12 cells were kept"), again.err());
    }

    @Test
    void aClosedFormThatFailsIsAnExitCodeOfOne() throws IOException {
        BenchRun run = reproduce("0.2");
        assertEquals(1, run.exitCode(), run.err());
        assertTrue(run.out().contains("fail: ") && run.out().contains("number 6"), run.out());
    }

    @Test
    void refusesWhatItDoesNotKnow() throws IOException {
        BenchRun paper = BenchRun.of("reproduce", "simanns", "--out", out.toString());
        assertEquals(2, paper.exitCode());
        assertTrue(paper.err().contains("did you mean 'simans'?"), paper.err());
        Path claims =
                Files.writeString(out.resolve("bad.yaml"), CLAIMS.replace("strategy: random", "strategy: randon"));
        BenchRun bad = BenchRun.of("reproduce", "--claims", claims.toString(), "--out", out.toString());
        assertEquals(2, bad.exitCode());
        assertTrue(bad.err().contains("bad.yaml:9: ") && bad.err().contains("did you mean 'random'?"), bad.err());
        assertFalse(bad.err().contains("\tat "), bad.err());
        Files.writeString(
                claims,
                CLAIMS.replace("options: {epochs: 1}", "options: {hide-positives: 5}")
                        .replace("EXPECTED", "1"));
        BenchRun range = BenchRun.of(
                "reproduce", "--claims", claims.toString(), "--data-dir", data.toString(), "--out", out.toString());
        assertEquals(2, range.exitCode());
        assertTrue(range.err().contains("bad.yaml:4: --hide-positives must be 0 to 0.9, was 5.0"), range.err());
        Files.write(claims, CLAIMS.replace("A paper", "\u00e9").getBytes(StandardCharsets.ISO_8859_1));
        BenchRun latin = BenchRun.of("reproduce", "--claims", claims.toString(), "--out", out.toString());
        assertEquals(2, latin.exitCode());
        assertTrue(latin.err().contains("store the file as UTF-8"), latin.err());
    }

    @Test
    void listsTheClaims() throws IOException {
        BenchRun run = BenchRun.of("list", "claims", "--json");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(MAPPER.readTree(run.out()).size() >= 42, "two a paper");
    }
}
