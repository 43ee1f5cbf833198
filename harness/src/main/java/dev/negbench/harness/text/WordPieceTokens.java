package dev.negbench.harness.text;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;

/**
 * Tokenises texts as MiniLM-L6-v2 does: lower-cased WordPiece of 30,522 ids, without the special tokens that frame a
 * text for the network. Results are cached on disk by the tokenizer's and the texts' content. Works offline. Safe to
 * share between threads.
 */
public final class WordPieceTokens implements AutoCloseable {
    /** Tokens of a text beyond this number are cut off, unless another number is asked for. */
    public static final int MAX_TOKENS = 256;

    private static final int BLOCK_TEXTS = 1024;

    private final CacheFolder cache;
    private final int maxTokens;
    private CompletableFuture<HuggingFaceTokenizer> library;

    private WordPieceTokens(CacheFolder cache, int maxTokens) {
        this.cache = cache;
        this.maxTokens = maxTokens;
    }

    /**
     * Returns a tokeniser. Cheap: the native library is loaded when a text is first not found in the cache.
     *
     * @param cache where results are kept
     */
    public static WordPieceTokens open(CacheFolder cache) {
        return open(cache, MAX_TOKENS);
    }

    /**
     * Returns a tokeniser with another limit.
     *
     * @param cache where results are kept
     * @param maxTokens tokens of a text beyond this number are cut off; at least 1
     * @throws IllegalArgumentException if the limit is below 1
     */
    public static WordPieceTokens open(CacheFolder cache, int maxTokens) {
        if (maxTokens < 1) {
            throw new IllegalArgumentException("a text must keep at least 1 token, was " + maxTokens);
        }
        return new WordPieceTokens(Objects.requireNonNull(cache, "cache"), maxTokens);
    }

    /**
     * Tokenises texts, with all processors; a list that was tokenised before is read from the cache.
     *
     * @param texts the texts, possibly empty ones
     * @return their token ids, in [0, 30522)
     * @throws IOException if the model file is missing or the cache cannot be written
     */
    public TokenLists tokenize(List<String> texts) throws IOException {
        CachedFile file = cache.file("tokens", key(texts));
        Optional<TokenLists> known = file.read().flatMap(block -> decode(block, texts.size()));
        if (known.isPresent()) {
            return known.get();
        }
        TokenLists lists = tokenizeAnew(texts);
        file.write(bytes(lists));
        return lists;
    }

    /** Frees the native tokeniser, if it was loaded. */
    @Override
    public synchronized void close() {
        if (library != null) {
            library.thenAccept(HuggingFaceTokenizer::close);
            library = null;
        }
    }

    private String key(List<String> texts) throws IOException {
        Sha256 key = new Sha256();
        try (InputStream in = ModelFile.TOKENIZER.open()) {
            key.add(Sha256.of(in));
        }
        key.add(maxTokens).add(texts.size());
        texts.forEach(key::add);
        return key.hex();
    }

    /**
     * Tokenises texts without looking at the cache or adding to it.
     *
     * @param texts the texts, possibly empty ones
     * @return their token ids, in [0, 30522)
     * @throws IOException if the model file is missing
     */
    public TokenLists tokenizeAnew(List<String> texts) throws IOException {
        // Opening the library and cutting the texts both take long, and neither needs the other.
        opening();
        DistinctWords words = new DistinctWords();
        int[] wordEnds = texts.stream().mapToInt(words::addWords).toArray();
        DistinctWords pieces = new DistinctWords();
        int[] pieceEnds = words.words().stream().mapToInt(pieces::addPieces).toArray();
        TokenLists ofPieces = encodeWhole(pieces.words());
        return join(words, wordEnds, join(pieces, pieceEnds, ofPieces));
    }

    /** Puts texts together from the tokens of their parts, up to the limit. */
    private TokenLists join(DistinctWords parts, int[] ends, TokenLists ofParts) {
        int[] offsets = new int[ends.length + 1];
        int[] tokens = new int[Math.max(16, 8 * ends.length)];
        int size = 0;
        int place = 0;
        for (int i = 0; i < ends.length; i++) {
            if (tokens.length - size < maxTokens) {
                int more = Math.max(maxTokens, tokens.length >> 1);
                tokens = Arrays.copyOf(tokens, Math.addExact(tokens.length, more));
            }
            int limit = size + maxTokens;
            for (; place < ends[i]; place++) {
                int part = parts.word(place);
                int length = Math.min(ofParts.length(part), limit - size);
                System.arraycopy(ofParts.tokens(), ofParts.offsets()[part], tokens, size, length);
                size += length;
            }
            offsets[i + 1] = size;
        }
        return TokenLists.of(offsets, Arrays.copyOf(tokens, size));
    }

    /** Tokenises each text in one piece, as the library does it. */
    synchronized TokenLists encodeWhole(List<String> texts) throws IOException {
        long tokenizer = opened().getHandle();
        int blocks = (texts.size() + BLOCK_TEXTS - 1) / BLOCK_TEXTS;
        return TokenLists.concatenation(IntStream.range(0, blocks)
                .parallel()
                .map(block -> block * BLOCK_TEXTS)
                .mapToObj(from -> texts.subList(from, Math.min(texts.size(), from + BLOCK_TEXTS)))
                .map(block -> encodeBlock(tokenizer, block))
                .toList());
    }

    /** Starts to open the library, unless that was done before. */
    private synchronized CompletableFuture<HuggingFaceTokenizer> opening() {
        if (library == null) {
            library = CompletableFuture.supplyAsync(this::openLibrary);
        }
        return library;
    }

    private HuggingFaceTokenizer openLibrary() {
        OfflineDjl.configure();
        try (InputStream in = ModelFile.TOKENIZER.open()) {
            return HuggingFaceTokenizer.newInstance(in, options());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HuggingFaceTokenizer opened() throws IOException {
        try {
            return opening().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException unreadable) {
                throw unreadable.getCause();
            }
            throw e;
        }
    }

    private Map<String, String> options() {
        return Map.of(
                "addSpecialTokens", "false",
                "padding", "false",
                "truncation", "true",
                "modelMaxLength", Integer.toString(maxTokens),
                "maxLength", Integer.toString(maxTokens));
    }

    /** Block by block on all processors: the library's own batches use them too, at more processor time. */
    private static TokenLists encodeBlock(long tokenizer, List<String> texts) {
        int[] offsets = new int[texts.size() + 1];
        int[] tokens = new int[4 * texts.size()];
        int size = 0;
        for (int i = 0; i < texts.size(); i++) {
            long[] ids = encode(tokenizer, texts.get(i));
            if (tokens.length - size < ids.length) {
                int more = Math.max(ids.length, tokens.length >> 1);
                tokens = Arrays.copyOf(tokens, Math.addExact(tokens.length, more));
            }
            for (long id : ids) {
                tokens[size++] = (int) id;
            }
            offsets[i + 1] = size;
        }
        return TokenLists.of(offsets, Arrays.copyOf(tokens, size));
    }

    /** Fetches ids alone; the library's encoding object also fetches spans, masks and strings, at thrice the time. */
    private static long[] encode(long tokenizer, String text) {
        long encoding = TokenizersLibrary.LIB.encode(tokenizer, text, false);
        try {
            return TokenizersLibrary.LIB.getTokenIds(encoding);
        } finally {
            TokenizersLibrary.LIB.deleteEncoding(encoding);
        }
    }

    private static ByteBuffer bytes(TokenLists lists) {
        int ints = Math.addExact(lists.offsets().length, lists.tokens().length);
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(ints, Integer.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(lists.offsets()).put(lists.tokens());
        return bytes;
    }

    private static Optional<TokenLists> decode(ByteBuffer block, int texts) {
        int[] offsets = new int[texts + 1];
        if (block.remaining() % Integer.BYTES != 0 || block.remaining() < offsets.length * Integer.BYTES) {
            return Optional.empty();
        }
        int[] tokens = new int[block.remaining() / Integer.BYTES - offsets.length];
        block.asIntBuffer().get(offsets).get(tokens);
        return Optional.of(TokenLists.of(offsets, tokens));
    }
}
