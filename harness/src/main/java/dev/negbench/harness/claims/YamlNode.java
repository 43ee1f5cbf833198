package dev.negbench.harness.claims;

import dev.negbench.datasets.NearestName;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A part of a YAML file that knows its line, so that whatever is wrong with it can be said where it stands. */
final class YamlNode {
    private final String file;
    private final Node node;

    private YamlNode(String file, Node node) {
        this.file = file;
        this.node = node;
    }

    static YamlNode read(String file, Reader text) {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(text);
            if (root == null) {
                throw new ClaimException(
                        new ClaimException.Place(file, 1), "the file is empty", "write paper, title and claims");
            }
            return new YamlNode(file, root);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new ClaimException(
                    new ClaimException.Place(file, line), "no YAML: " + e.getProblem(), "mend the line");
        } catch (YAMLException e) {
            // Not about a place in the text, but about its characters.
            throw new ClaimException(
                    new ClaimException.Place(file, 1), "no text: " + e.getMessage(), "store the file as UTF-8");
        }
    }

    ClaimException.Place place() {
        return new ClaimException.Place(file, node.getStartMark().getLine() + 1);
    }

    ClaimException wrong(String problem, String remedy) {
        return new ClaimException(place(), problem, remedy);
    }

    /** Returns the fields of a mapping, in the order of the file. */
    Map<String, YamlNode> fields() {
        if (!(node instanceof MappingNode mapping)) {
            throw wrong("a mapping of names to values is expected", "write name: value");
        }
        Map<String, YamlNode> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            YamlNode key = new YamlNode(file, tuple.getKeyNode());
            if (fields.put(key.text(), new YamlNode(file, tuple.getValueNode())) != null) {
                throw key.wrong("'" + key.text() + "' is given twice", "remove one");
            }
        }
        return fields;
    }

    /** Refuses fields other than the known ones. */
    YamlNode requireKnown(Set<String> known) {
        fields().forEach((name, value) -> {
            if (!known.contains(name)) {
                throw value.unknown("field", name, known);
            }
        });
        return this;
    }

    ClaimException unknown(String what, String name, Set<String> known) {
        return wrong(
                "unknown " + what + " '" + name + "'",
                NearestName.remedy(known.stream().sorted().toList(), name));
    }

    Optional<YamlNode> find(String name) {
        return Optional.ofNullable(fields().get(name));
    }

    YamlNode get(String name) {
        return find(name).orElseThrow(() -> wrong("'" + name + "' is missing", "add it"));
    }

    boolean isMapping() {
        return node instanceof MappingNode;
    }

    List<YamlNode> items() {
        if (!(node instanceof SequenceNode sequence)) {
            throw wrong("a list is expected", "write [a, b] or a line with a dash for each");
        }
        List<YamlNode> items = new ArrayList<>();
        sequence.getValue().forEach(item -> items.add(new YamlNode(file, item)));
        return items;
    }

    /** Returns the items of a list that must have some. */
    List<YamlNode> someItems() {
        List<YamlNode> items = items();
        if (items.isEmpty()) {
            throw wrong("the list is empty", "write something into it");
        }
        return items;
    }

    String text() {
        if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            throw wrong("a text is expected", "write one, in quotes if it holds a colon");
        }
        return scalar.getValue().strip().replaceAll("\\s+", " ");
    }

    double number() {
        try {
            double value = Double.parseDouble(text());
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below, as for infinities.
        }
        throw wrong("'" + text() + "' is no finite number", "write one such as 0.01");
    }

    int count(int least, int most) {
        double value = number();
        if (value != Math.rint(value) || value < least || value > most) {
            throw wrong("'" + text() + "' is no whole number from " + least + " to " + most, "write one");
        }
        return (int) value;
    }
}
