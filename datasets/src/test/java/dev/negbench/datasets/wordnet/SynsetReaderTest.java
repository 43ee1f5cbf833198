package dev.negbench.datasets.wordnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.DatasetException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SynsetReaderTest {
    private static final String LICENCE = "  1 a licence line  \n";
    private static final String LINE =
            "00000042 00 s 02 made_up(ip) 0 self-made 1 002 & 00000041 a 0000 + 00000007 n 0201"
                    + " | not real; \"a made-up word\"  \n";

    @Test
    void aLineHasAnIdLemmasAndAGloss() {
        List<Synset> synsets = read(LICENCE + LINE, 'a');
        Gloss gloss = new Gloss("not real", List.of("a made-up word"));
        List<String> lemmas = List.of("made up", "self-made");
        assertEquals(List.of(new Synset("wn31-00000042-a", lemmas, gloss, List.of())), synsets);
    }

    @Test
    void hypernymsAreThePointersUpAlone() {
        String line = "00000042 03 n 01 w 0 004 @ 00000001 n 0000 ~ 00000002 n 0000 @i 00000003 n 0000 %p 00000004 n"
                + " 0000 | g\n";
        assertEquals(List.of("wn31-00000001-n", "wn31-00000003-n"), read(line, 'n').get(0).hypernyms());
        String frames = "00000042 30 v 01 w 0 001 @ 00000001 v 0000 02 + 08 00 + 02 00 | g\n";
        assertEquals(List.of("wn31-00000001-v"), read(frames, 'v').get(0).hypernyms());
    }

    @Test
    void onlyAdjectivesHaveSyntacticMarkers() {
        assertEquals("made up(ip)", read(LINE, 'v').get(0).lemmas().get(0));
    }

    @Test
    void theWordCountIsHexadecimal() {
        String words = "w 0 ".repeat(16);
        assertEquals(16, read("00000001 03 n 10 " + words + "000 | g\n", 'n').get(0).lemmas().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "00000042 03 n 01 word 0 000 no gloss",
        "00000042 03 n 0x word 0 000 | g",
        "00000042 03 n 00 000 | g",
        "00000042 03 n 03 word 0 other 0 | g",
        "00000042 03 | g"
    })
    void malformedLinesAreReported(String line) {
        DatasetException problem = assertThrows(DatasetException.class, () -> read(LICENCE + line + "\n", 'n'));
        assertTrue(problem.getMessage().startsWith("data.test:2: not a line of WordNet's data format: 00000042"));
    }

    private static List<Synset> read(String content, char partOfSpeech) {
        return SynsetReader.read(
                new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), "data.test", partOfSpeech);
    }
}
