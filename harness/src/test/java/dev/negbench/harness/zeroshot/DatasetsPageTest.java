package dev.negbench.harness.zeroshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.audit.LeakageAudit;
import dev.negbench.datasets.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of collections and the file of figures that it is made from. */
class DatasetsPageTest {
    private static final String FIGURE =
            "{\"dataset\":\"%s\",\"fingerprint\":\"00\",\"system\":\"bm25\",\"queries\":35,\"ndcg\":0.4746988494789687,"
                    + "\"lower\":0.37227019588766347,\"upper\":0.5771275030702739,\"recall\":0.9103030303030303}";

    @TempDir
    private Path directory;

    private ZeroShotResults results(String... datasets) throws IOException {
        List<String> lines = List.of(datasets).stream().map(FIGURE::formatted).toList();
        Path file = directory.resolve("page.json");
        Files.writeString(file, "[\n" + String.join(",\n", lines) + "\n]\n");
        return ZeroShotResults.read(file);
    }

    @Test
    void saysHowMuchOfTestWasSeenInTrain() throws IOException {
        ZeroShotResults results = results("scifact", "nfcorpus", "adi", "conala");
        results.put(new SeenQueries("scifact", "00", LeakageAudit.VERSION, 300, 112));
        results.put(new SeenQueries("nfcorpus", "00", LeakageAudit.VERSION, 323, 3));
        String page = DatasetsPage.markdown(Catalogue.load(), results, "./bench data baselines");
        assertTrue(row(page, "scifact").contains("| 809 / – / 300 | 37.33 % **!** | 0.475 ± 0.102 (0.910), p"), page);
        assertTrue(row(page, "nfcorpus").contains("| 2590 / 324 / 323 | 0.93 % | 0.475"), "below 1 %: " + page);
        assertTrue(row(page, "adi").contains("| – / – / 35 | – | 0.475"), page);
        assertTrue(row(page, "conala").contains("| 2287 / – / 472 | – | 0.475"), "it was not audited: " + page);
        assertTrue(page.contains("From 1 % on, marked **!**, results carry a warning, and `NAME-dedup` is"), page);
        assertTrue(new SeenQueries("x", "00", LeakageAudit.VERSION, 200, 2).warns(), "from 1 % on");
    }

    @Test
    void publishedFiguresStandBesideTheSystemsOwn() throws IOException {
        ZeroShotResults results = results("scifact");
        results.put(new ZeroShotQuality("scifact", "00", "bge-small", 300, 0.71, 0.67, 0.75, 0.94));
        String page = DatasetsPage.markdown(Catalogue.load(), results, "./bench data baselines");
        assertTrue(row(page, "scifact").contains("| 0.475 ± 0.102 (0.910), published 0.665 | – | – |"), page);
        assertTrue(page.contains("| scifact | bge-small | 0.710 ± 0.040 (0.940), published 0.713 |\n"), page);
        assertTrue(page.contains("- scifact, bge-small: MTEB results"), page);
        assertFalse(page.contains("`e5-small`") || page.contains("| e5-small |"), "it was not measured");
    }

    @Test
    void namesTheLicenceWhereThereIsNoIdentifier() throws IOException {
        String page = DatasetsPage.markdown(
                Catalogue.load(), results("wordnet-senses", "esco-skills", "scifact", "adi"), "./bench");
        assertTrue(row(page, "wordnet-senses").endsWith("| WordNet licence |"), page);
        assertTrue(row(page, "esco-skills").contains("| ESCO: free reuse with attribution to "), page);
        assertTrue(row(page, "scifact").endsWith("| CC-BY-4.0, ODC-By-1.0 |"), page);
        assertTrue(row(page, "adi").endsWith("| None stated in the copy, non-commercial |"), page);
        assertFalse(page.contains("see terms"), page);
    }

    private static String row(String page, String name) {
        return page.lines()
                .filter(line -> line.startsWith("| " + name + " |"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not in " + page));
    }

    @Test
    void figuresOfTheFirstFormStayAsTheyAre() throws IOException {
        ZeroShotResults results = results("adi", "scifact");
        Path file = directory.resolve("page.json");
        results.put(new SeenQueries("scifact", "01", LeakageAudit.VERSION, 300, 112));
        List<String> lines = Files.readAllLines(file);
        assertTrue(lines.contains(FIGURE.formatted("adi") + ","), lines::toString);
        assertTrue(lines.contains(FIGURE.formatted("scifact")), lines::toString);
        ZeroShotResults again = ZeroShotResults.read(file);
        assertEquals(results.figures(), again.figures());
        assertEquals(112, again.seen("scifact").orElseThrow().seen());
        again.put(new SeenQueries("scifact", "02", LeakageAudit.VERSION, 300, 0));
        results.put(again.figures().get(0));
        ZeroShotResults both = ZeroShotResults.read(file);
        assertEquals("02", both.seen("scifact").orElseThrow().fingerprint(), "what another process has added is kept");
        assertEquals(lines.size(), Files.readAllLines(file).size());
    }

    @Test
    void refusesWhatIsOfAnotherForm() throws IOException {
        Path file = directory.resolve("other.json");
        for (String content : List.of("{\"schemaVersion\":3,\"figures\":[],\"seen\":[]}", "{}", "", "3", "[1]", "{")) {
            Files.writeString(file, content);
            IOException refused = assertThrows(IOException.class, () -> ZeroShotResults.read(file), content);
            assertTrue(refused.getMessage().startsWith(file + " is not a file of zero-shot figures: "), content);
        }
    }
}
