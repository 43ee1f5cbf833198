package dev.negbench.harness.claims;

import dev.negbench.datasets.NearestName;
import dev.negbench.harness.evaluation.Measure;
import dev.negbench.reports.claims.ClaimDirection;
import dev.negbench.reports.claims.ClaimRule;
import dev.negbench.reports.statistics.ComparisonSettings;
import dev.negbench.strategies.ConfiguredStrategy;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads a paper's claims from YAML and checks every name in it: strategies parse and can run, collections, figures,
 * options, simulations and closed forms exist. What is wrong is said with file, line and the nearest name.
 */
public final class ClaimReader {
    private static final Set<String> OF_PAPER = Set.of("paper", "title", "claims");
    static final Set<String> WORDING = Set.of("id", "statement", "reported", "differs");
    private static final Set<String> OF_RULE = Set.of("direction", "smallest-effect", "seeds");
    private static final Set<String> MEASURED =
            union(WORDING, union(OF_RULE, Set.of("arms", "minus", "figure", "datasets", "options")));
    private static final Set<String> SIMULATED = union(WORDING, union(OF_RULE, Set.of("simulation", "quantity")));
    private static final Set<String> EXACT = union(WORDING, Set.of("check", "expected", "tolerance"));
    private static final Set<String> ARM = Set.of("strategy", "weight", "figure", "against", "options");
    private static final Map<ClaimScale, Integer> SEEDS = Map.of(ClaimScale.QUICK, 5, ClaimScale.FULL, 10);
    private static final int MOST_SEEDS = 1000;

    private final ClaimVocabulary known;

    /**
     * @param known the names that claims may use
     */
    public ClaimReader(ClaimVocabulary known) {
        this.known = known;
    }

    /**
     * Reads a file.
     *
     * @param file its name, for messages
     * @throws ClaimException if anything in it is unknown, missing or malformed
     */
    public PaperClaims read(String file, Reader text) {
        YamlNode root = YamlNode.read(file, text).requireKnown(OF_PAPER);
        List<Claim> claims = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        for (YamlNode item : root.get("claims").someItems()) {
            Claim claim = claim(item);
            if (!ids.add(claim.wording().id())) {
                throw item.wrong("claim '" + claim.wording().id() + "' is there twice", "rename one");
            }
            claims.add(claim);
        }
        return new PaperClaims(root.get("paper").text(), root.get("title").text(), claims);
    }

    private Claim claim(YamlNode item) {
        Claim.Wording wording = new Claim.Wording(
                item.get("id").text(),
                item.get("statement").text(),
                item.get("reported").text(),
                item.get("differs").text(),
                item.place());
        if (item.find("check").isPresent()) {
            return exact(item.requireKnown(EXACT), wording);
        }
        if (item.find("timing").isPresent()) {
            return new TimedClaimReader(known).read(item, wording);
        }
        if (item.find("simulation").isPresent()) {
            return simulated(item.requireKnown(SIMULATED), wording);
        }
        return measured(item.requireKnown(MEASURED), wording);
    }

    private static Claim exact(YamlNode item, Claim.Wording wording) {
        String check = oneOf(item.get("check"), "closed form", ExactChecks.names());
        double[] expected = item.get("expected").items().stream()
                .mapToDouble(YamlNode::number)
                .toArray();
        double tolerance = item.get("tolerance").number();
        if (!(tolerance > 0) || expected.length == 0) {
            throw item.wrong("a closed form needs expected numbers and a tolerance above 0", "give both");
        }
        return new Claim.Exact(wording, check, expected, tolerance);
    }

    private static Claim simulated(YamlNode item, Claim.Wording wording) {
        return new Claim.Simulated(
                wording,
                oneOf(item.get("simulation"), "simulation", Simulations.names()),
                item.get("quantity").text(),
                rule(item),
                seeds(item));
    }

    private Claim measured(YamlNode item, Claim.Wording wording) {
        Optional<YamlNode> figure = item.find("figure");
        List<ClaimArm> arms = new ArrayList<>();
        for (YamlNode arm : item.get("arms").someItems()) {
            arms.add(arm(arm.requireKnown(ARM), figure));
        }
        return new Claim.Measured(
                wording,
                List.copyOf(arms),
                item.find("minus").map(YamlNode::number).orElse(0.0),
                datasets(item.get("datasets")),
                scaledOptions(item.find("options")),
                rule(item),
                seeds(item));
    }

    private ClaimArm arm(YamlNode arm, Optional<YamlNode> ofClaim) {
        YamlNode figure = arm.find("figure")
                .or(() -> ofClaim)
                .orElseThrow(() -> arm.wrong("neither the arm nor its claim has a figure", "add figure: nDCG@10"));
        ConfiguredStrategy strategy = known.strategy(arm.get("strategy"));
        return new ClaimArm(
                arm.find("weight").map(YamlNode::number).orElse(1.0),
                strategy,
                figure.text().equals(CellFigure.NEGATIVE_FLIPS) ? negativeFlips(strategy, arm) : ofCell(figure, arm),
                arm.find("options").map(this::options).orElse(Map.of()));
    }

    private CellFigure negativeFlips(ConfiguredStrategy strategy, YamlNode arm) {
        if (arm.find("against").isEmpty()) {
            throw arm.wrong(
                    CellFigure.NEGATIVE_FLIPS + " are from another strategy to the arm's, which is not named",
                    "add against: and a strategy; the arm's own for flips between seeds");
        }
        ConfiguredStrategy against = known.strategy(arm.get("against"));
        return new CellFigure.NegativeFlips(against, against.print().equals(strategy.print()));
    }

    private static CellFigure ofCell(YamlNode figure, YamlNode arm) {
        CellFigure read = ofCell(figure);
        arm.find("against").ifPresent(against -> {
            throw against.wrong("'against' belongs to the figure " + CellFigure.NEGATIVE_FLIPS, "remove one of them");
        });
        return read;
    }

    private static CellFigure ofCell(YamlNode node) {
        String text = node.text();
        if (text.equals(CellFigure.HIDDEN_DRAWN)) {
            return new CellFigure.HiddenDrawn();
        }
        if (text.startsWith(CellFigure.DIAGNOSTIC)) {
            String name = text.substring(CellFigure.DIAGNOSTIC.length()).strip();
            if (name.isEmpty()) {
                throw node.wrong(
                        "the diagnostic has no name", "write for example '" + CellFigure.DIAGNOSTIC + " NFR %'");
            }
            return new CellFigure.OfStage(name);
        }
        if (TimedArm.TIMINGS.contains(text)) {
            throw node.wrong(text + " is not read off trained cells", "write timing: " + text + " and no figure");
        }
        try {
            return new CellFigure.OfQueries(Measure.parse(text));
        } catch (IllegalArgumentException e) {
            Set<String> words = Set.of(CellFigure.HIDDEN_DRAWN, CellFigure.NEGATIVE_FLIPS);
            throw NearestName.among(words, text).isPresent()
                    ? node.unknown("figure", text, words)
                    : node.wrong(
                            e.getMessage(),
                            "a measure, " + CellFigure.HIDDEN_DRAWN + ", " + CellFigure.NEGATIVE_FLIPS + ", or "
                                    + CellFigure.DIAGNOSTIC + " and its name");
        }
    }

    private Map<ClaimScale, List<String>> datasets(YamlNode node) {
        Map<ClaimScale, List<String>> byScale = new EnumMap<>(ClaimScale.class);
        for (ClaimScale scale : ClaimScale.values()) {
            YamlNode list = node.isMapping() ? node.requireKnown(scales()).get(scale.toString()) : node;
            List<String> names = new ArrayList<>();
            for (YamlNode name : list.someItems()) {
                String dataset = known.dataset(name);
                if (names.contains(dataset)) {
                    throw name.wrong("dataset '" + dataset + "' is there twice", "remove one");
                }
                names.add(dataset);
            }
            byScale.put(scale, List.copyOf(names));
        }
        return byScale;
    }

    private Map<ClaimScale, Map<String, String>> scaledOptions(Optional<YamlNode> node) {
        Map<ClaimScale, Map<String, String>> byScale = new EnumMap<>(ClaimScale.class);
        for (ClaimScale scale : ClaimScale.values()) {
            Map<String, String> options = new TreeMap<>();
            node.ifPresent(n -> n.fields().forEach((name, value) -> {
                if (scales().contains(name)) {
                    if (name.equals(scale.toString())) {
                        options.putAll(options(value));
                    }
                } else {
                    options.put(option(value, name), value.text());
                }
            }));
            byScale.put(scale, options);
        }
        return byScale;
    }

    private Map<String, String> options(YamlNode node) {
        Map<String, String> options = new TreeMap<>();
        node.fields().forEach((name, value) -> options.put(option(value, name), value.text()));
        return options;
    }

    private String option(YamlNode value, String name) {
        if (!known.options().contains(name)) {
            throw value.unknown("option", name, known.options());
        }
        return name;
    }

    static ClaimRule rule(YamlNode item) {
        YamlNode direction = item.get("direction");
        Set<String> words = Arrays.stream(ClaimDirection.values())
                .map(ClaimReader::word)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        String word = oneOf(direction, "direction", words);
        YamlNode effect = item.get("smallest-effect");
        try {
            return ClaimRule.of(
                    ClaimDirection.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')),
                    effect.number(),
                    ComparisonSettings.DEFAULT.alpha());
        } catch (IllegalArgumentException e) {
            throw e instanceof ClaimException ? e : effect.wrong(e.getMessage(), "write a number above 0");
        }
    }

    private static Map<ClaimScale, Integer> seeds(YamlNode item) {
        return counts(item.find("seeds"), SEEDS, MOST_SEEDS);
    }

    /** Reads a number for each scale, at least 2: with fewer nothing can be tested. */
    static Map<ClaimScale, Integer> counts(Optional<YamlNode> numbers, Map<ClaimScale, Integer> otherwise, int most) {
        Map<ClaimScale, Integer> counts = new EnumMap<>(otherwise);
        numbers.ifPresent(node -> {
            node.requireKnown(scales());
            for (ClaimScale scale : ClaimScale.values()) {
                node.find(scale.toString()).ifPresent(value -> counts.put(scale, value.count(2, most)));
            }
        });
        return counts;
    }

    static String oneOf(YamlNode node, String what, Set<String> names) {
        if (!names.contains(node.text())) {
            throw node.unknown(what, node.text(), names);
        }
        return node.text();
    }

    private static Set<String> scales() {
        return Arrays.stream(ClaimScale.values()).map(ClaimScale::toString).collect(Collectors.toSet());
    }

    private static String word(ClaimDirection direction) {
        return direction.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Set<String> union(Set<String> a, Set<String> b) {
        Set<String> all = new LinkedHashSet<>(a);
        all.addAll(b);
        return Set.copyOf(all);
    }
}
