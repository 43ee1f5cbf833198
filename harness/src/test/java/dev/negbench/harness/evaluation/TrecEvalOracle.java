package dev.negbench.harness.evaluation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import uk.ac.gla.terrier.jtreceval.trec_eval;

/** The trec_eval 9.0.4 binary, asked for all measures of a world; values have four decimals. */
final class TrecEvalOracle {
    private static final trec_eval BINARY = new trec_eval();

    private TrecEvalOracle() {}

    /** Returns measure → query id (or {@code all}) → value. Queries without a positive are kept from it. */
    static Map<Measure, Map<String, Double>> evaluate(World world, List<Measure> measures, String... options)
            throws IOException {
        Path qrels = Files.createTempFile("oracle", ".qrels");
        Path run = Files.createTempFile("oracle", ".run");
        try {
            Files.write(qrels, qrelLines(world), StandardCharsets.UTF_8);
            Files.write(run, runLines(world), StandardCharsets.UTF_8);
            Map<String, Map<String, Double>> named = new HashMap<>();
            Map<String, String> wanted = new TreeMap<>();
            for (Measure measure : measures) {
                if (isTruncated(measure)) {
                    List<String> names = List.of("recip_rank");
                    read(names, options, "-M" + measure.cutoff(), qrels, run).forEach((name, values) ->
                            named.put(measure.toString(), values));
                } else {
                    String name = name(measure);
                    int end = measure.cutoff() == Measure.WHOLE_LIST ? name.length() : name.lastIndexOf('_');
                    wanted.merge(name.substring(0, end), name.substring(end).replace('_', '.'),
                            (cutoffs, more) -> cutoffs + more.replace('.', ','));
                }
            }
            // A family of measures may be named once only, with all its cut-offs.
            List<String> families = wanted.entrySet().stream().map(e -> e.getKey() + e.getValue()).toList();
            named.putAll(read(families, options, "-M1000000", qrels, run));
            Map<Measure, Map<String, Double>> values = new HashMap<>();
            for (Measure measure : measures) {
                values.put(measure, named.get(isTruncated(measure) ? measure.toString() : name(measure)));
            }
            return values;
        } finally {
            Files.delete(qrels);
            Files.delete(run);
        }
    }

    private static boolean isTruncated(Measure measure) {
        return measure.kind() == Measure.Kind.MRR && measure.cutoff() != Measure.WHOLE_LIST;
    }

    private static Map<String, Map<String, Double>> read(
            List<String> names, String[] options, String limit, Path qrels, Path run) {
        List<String> command = new ArrayList<>(List.of("-q", "-c", limit));
        command.addAll(Arrays.asList(options));
        names.forEach(name -> command.addAll(List.of("-m", name)));
        command.addAll(List.of(qrels.toString(), run.toString()));
        Map<String, Map<String, Double>> values = new HashMap<>();
        for (String[] line : BINARY.runAndGetOutput(command.toArray(String[]::new))) {
            values.computeIfAbsent(line[0].strip(), name -> new HashMap<>())
                    .put(line[1].strip(), Double.parseDouble(line[2].strip()));
        }
        if (BINARY.getLastExitCode() != 0) {
            throw new AssertionError("trec_eval " + command + " ended with " + BINARY.getLastExitCode());
        }
        return values;
    }

    private static String name(Measure measure) {
        String whole = switch (measure.kind()) {
            case NDCG -> "ndcg";
            case MRR -> "recip_rank";
            case RECALL -> "recall";
            case MAP -> "map";
            case PRECISION -> "P";
            case SUCCESS -> "success";
            case RP, ILD -> throw new IllegalArgumentException("trec_eval has no " + measure.kind());
        };
        if (measure.cutoff() == Measure.WHOLE_LIST) {
            return whole;
        }
        boolean cut = measure.kind() == Measure.Kind.NDCG || measure.kind() == Measure.Kind.MAP;
        return whole + (cut ? "_cut_" : "_") + measure.cutoff();
    }

    private static List<String> qrelLines(World world) {
        List<String> lines = new ArrayList<>();
        for (int q = 0; q < world.grades().size(); q++) {
            Map<Integer, Integer> grades = world.grades().get(q);
            if (grades.values().stream().anyMatch(grade -> grade > 0)) {
                String query = "q" + q;
                grades.forEach((document, grade) -> lines.add(query + " 0 " + World.IDS.get(document) + " " + grade));
            }
        }
        return lines;
    }

    private static List<String> runLines(World world) {
        List<String> lines = new ArrayList<>();
        for (int q = 0; q < world.runs().size(); q++) {
            if (world.runs().get(q) != null) {
                String query = "q" + q;
                world.runs().get(q).forEach((document, score) ->
                        lines.add(query + " Q0 " + World.IDS.get(document) + " 1 " + score + " test"));
            }
        }
        return lines;
    }
}
