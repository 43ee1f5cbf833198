package dev.negbench.harness.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordPieceTokensTest {
    @TempDir
    Path folder;

    /** Keeps the native part of the library out of the user's home. */
    static void useTestCache() {
        if (System.getProperty(CacheFolder.PROPERTY) == null) {
            System.setProperty(CacheFolder.PROPERTY, Path.of("target", "cache").toAbsolutePath().toString());
        }
    }

    @BeforeAll
    static void setUp() {
        useTestCache();
    }

    private TokenLists tokenize(String... texts) throws IOException {
        try (WordPieceTokens tokens = WordPieceTokens.open(new CacheFolder(folder))) {
            return tokens.tokenize(List.of(texts));
        }
    }

    /** Line numbers of these pieces in the published vocabulary of bert-base-uncased. */
    @Test
    void publishedIds() throws IOException {
        TokenLists lists = tokenize("hello world", "Hello,  WORLD!\n", "", "unaffable", "[CLS] naïve 中文", "\t");
        assertEquals(6, lists.size());
        assertArrayEquals(new int[] {7592, 2088}, lists.tokens(0));
        assertArrayEquals(new int[] {7592, 1010, 2088, 999}, lists.tokens(1));
        assertEquals(0, lists.length(2));
        assertArrayEquals(new int[] {14477, 20961, 3468}, lists.tokens(3));
        assertArrayEquals(new int[] {101, 15743, 1746, 1861}, lists.tokens(4));
        assertEquals(0, lists.length(5));
        assertEquals(0, tokenize().size());
    }

    @Test
    void cutsLongTexts() throws IOException {
        String many = "word ".repeat(1000);
        String edge = "word ".repeat(WordPieceTokens.MAX_TOKENS - 1) + "unaffable world";
        TokenLists lists = tokenize(many, edge, "x".repeat(5000), "a.".repeat(500));
        assertEquals(WordPieceTokens.MAX_TOKENS, lists.length(0));
        assertTrue(IntStream.of(lists.tokens(0)).allMatch(token -> token == 2773));
        assertEquals(WordPieceTokens.MAX_TOKENS, lists.length(1));
        assertEquals(14477, lists.tokens(1)[WordPieceTokens.MAX_TOKENS - 1]);
        assertArrayEquals(new int[] {100}, lists.tokens(2));
        assertEquals(WordPieceTokens.MAX_TOKENS, lists.length(3));
    }

    @Property(tries = 40, seed = "20260105")
    void tokenisingWordByWordChangesNothing(@ForAll("texts") List<String> texts) throws IOException {
        useTestCache();
        Path cache = Files.createTempDirectory("words");
        try (WordPieceTokens tokens = WordPieceTokens.open(new CacheFolder(cache))) {
            assertEquals(tokens.encodeWhole(texts), tokens.tokenize(texts));
        } finally {
            try (Stream<Path> files = Files.walk(cache)) {
                files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
            }
        }
    }

    @Provide
    Arbitrary<List<String>> texts() {
        Arbitrary<String> piece = Arbitraries.of(
                " ", " ", " ", "\t", "\n", "\r", "\u00a0", "\u3000", "\u0085", "\u2028", "\u000b", "\u0000", "\u200b",
                "\u0301", "\u0323", "e", "É", "ß", "İ", "Σ", "ς", "ﬁ", "中", "한", "ภ", "😀", "the", "Un", "able",
                "ing", "-", ".", "'s", "[CLS]", "[MASK]", "[", "]", "CLS", "##", "$", "^", "`", "\\", "~", "_", ",",
                "x".repeat(101), "supercalifragilistic", "3.14");
        Arbitrary<String> anything = Arbitraries.strings().ofMaxLength(12).filter(WordPieceTokensTest::isWellFormed);
        return Arbitraries.frequencyOf(Tuple.of(9, piece), Tuple.of(1, anything))
                .list()
                .ofMaxSize(300)
                .map(pieces -> String.join("", pieces))
                .list()
                .ofMaxSize(6);
    }

    private static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE);
    }

    @Test
    void markersKeepTheirBracketsWhereOtherMarksCut() throws IOException {
        TokenLists lists = tokenize("(x-[SEP],y]", "[CLS", "U.S.-based", "[U.NK]");
        assertArrayEquals(new int[] {1006, 1060, 1011, 102, 1010, 1061, 1033}, lists.tokens(0));
        assertArrayEquals(new int[] {1031, 18856, 2015}, lists.tokens(1));
        assertArrayEquals(new int[] {1057, 1012, 1055, 1012, 1011, 2241}, lists.tokens(2));
        assertArrayEquals(new int[] {1031, 1057, 1012, 25930, 1033}, lists.tokens(3));
    }

    /** The library reads all of a text differently if one surrogate in it is unpaired. */
    @Test
    void malformedTextSpoilsOnlyItsWord() throws IOException {
        TokenLists lists = tokenize("a 😀 \ud800 hello", "a 😀  hello");
        assertArrayEquals(lists.tokens(1), lists.tokens(0));
    }

    @Test
    void theCacheIsReadAndItsDamageMended() throws IOException {
        String[] texts = {"hello world", "negative"};
        TokenLists fresh = tokenize(texts);
        Path file = onlyFile();
        byte[] written = Files.readAllBytes(file);

        ByteBuffer forged = ByteBuffer.allocate(5 * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        forged.putInt(0).putInt(1).putInt(2).putInt(11).putInt(12).flip();
        new CachedFile(file).write(forged);
        assertEquals(TokenLists.of(new int[] {0, 1, 2}, new int[] {11, 12}), tokenize(texts), "the file is read");

        for (int at : new int[] {0, 8, 20, 50, written.length - 1}) {
            byte[] damaged = written.clone();
            damaged[at] ^= 1;
            Files.write(file, damaged);
            assertEquals(fresh, tokenize(texts), "byte " + at);
            assertArrayEquals(written, Files.readAllBytes(file), "byte " + at + " is mended");
        }
        for (int length : new int[] {0, 10, 48, written.length - 1}) {
            Files.write(file, Arrays.copyOf(written, length));
            assertEquals(fresh, tokenize(texts), "cut to " + length);
        }
        assertEquals(file, onlyFile());
        tokenize("hello", "worldnegative");
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertEquals(2, files.count(), "other texts have another file");
        }
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("tokens"))) {
            List<Path> all = files.toList();
            assertEquals(1, all.size(), all.toString());
            return all.get(0);
        }
    }

    @Test
    void anUnwritableCacheIsReportedWithTheRemedy() throws IOException {
        Path blocked = Files.writeString(folder.resolve("file"), "not a folder");
        try (WordPieceTokens tokens = WordPieceTokens.open(new CacheFolder(blocked))) {
            String message = assertThrows(IOException.class, () -> tokens.tokenize(List.of("a"))).getMessage();
            assertTrue(message.contains(blocked.toString()) && message.contains(CacheFolder.PROPERTY), message);
        }
    }

    @Test
    void standardFolder() {
        String before = System.getProperty(CacheFolder.PROPERTY);
        try {
            System.setProperty(CacheFolder.PROPERTY, folder.toString());
            assertEquals(folder, CacheFolder.standard().root());
            System.clearProperty(CacheFolder.PROPERTY);
            assertTrue(CacheFolder.standard().root().endsWith(Path.of(".cache", "negbench")));
        } finally {
            System.setProperty(CacheFolder.PROPERTY, before);
        }
    }

    @Test
    void listsAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> TokenLists.of(new int[0], new int[0]));
        assertThrows(IllegalArgumentException.class, () -> TokenLists.of(new int[] {0, 2}, new int[1]));
        assertThrows(IllegalArgumentException.class, () -> TokenLists.of(new int[] {0, 2, 1, 3}, new int[3]));
        assertThrows(IllegalArgumentException.class, () -> TokenLists.of(new int[] {0, 1}, new int[] {-1}));
        TokenLists lists = TokenLists.of(new int[] {0, 1, 1}, new int[] {5});
        assertThrows(IndexOutOfBoundsException.class, () -> lists.tokens(2));
        assertNotEquals(lists, TokenLists.of(new int[] {0, 0, 1}, new int[] {5}));
    }
}
