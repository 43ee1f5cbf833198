package dev.negbench.harness.claims;

import dev.negbench.datasets.NearestName;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The claims that come with negbench, and those of files. */
public final class ClaimLibrary {
    /** The papers whose claims come with negbench, in the order of the table. */
    public static final List<String> PAPERS = List.of(
            "simans",
            "ance",
            "star-adore",
            "ar2",
            "r2anker",
            "skill-extraction",
            "confit-v2",
            "enterprise-hnm",
            "rlhn",
            "llm-hn",
            "unime-v2",
            "knn-embed",
            "calibration-sets",
            "cet",
            "rrra",
            "nsr",
            "docrerank",
            "negative-prompts",
            "nasa",
            "bcwi",
            "hark");

    private final ClaimReader reader;

    /**
     * @param known the names that claims may use
     */
    public ClaimLibrary(ClaimVocabulary known) {
        reader = new ClaimReader(known);
    }

    /**
     * Reads the claims of papers.
     *
     * @param papers their ids; all if empty
     * @throws IllegalArgumentException if there is no such paper, with the nearest name
     * @throws ClaimException if a file is wrong
     */
    public List<PaperClaims> builtIn(List<String> papers) {
        for (String paper : papers) {
            if (!PAPERS.contains(paper)) {
                throw new IllegalArgumentException(
                        "no claims of a paper '" + paper + "'; " + NearestName.remedy(PAPERS, paper));
            }
        }
        List<PaperClaims> claims = new ArrayList<>();
        for (String paper : PAPERS) {
            if (papers.isEmpty() || papers.contains(paper)) {
                claims.add(resource(paper));
            }
        }
        return claims;
    }

    private PaperClaims resource(String paper) {
        String name = paper + ".yaml";
        try (InputStream in = ClaimLibrary.class.getResourceAsStream(name)) {
            return reader.read("claims/" + name, new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("resource " + name + " cannot be read; build the harness anew", e);
        }
    }

    /**
     * Reads the claims of a file.
     *
     * @throws ClaimException if it is wrong
     * @throws UncheckedIOException if it cannot be read
     */
    public PaperClaims file(Path file) {
        try (Reader text = Files.newBufferedReader(file)) {
            return reader.read(file.toString(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": claims cannot be read (" + e + "); check the name", e);
        }
    }
}
