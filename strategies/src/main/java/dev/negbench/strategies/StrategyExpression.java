package dev.negbench.strategies;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The text form of a strategy or a composition, taken apart but not yet looked up: {@code
 * topk(200)|percpos(0.95)|simans(a=0.5)|take(15)}.
 *
 * <p>Grammar: {@code element ("|" element)*}, {@code element = name ["(" [argument ("," argument)*] ")"]}, {@code
 * argument = [name "="] value}. Names are lower-case letters, digits and hyphens; values are any characters but {@code
 * ( ) , | =}. Blanks around every part are ignored.
 *
 * @param elements the parts between the bars, at least one
 */
public record StrategyExpression(List<Element> elements) {
    /** The name of the argument that was given without one. */
    static final String UNNAMED = "";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

    public StrategyExpression {
        elements = List.copyOf(elements);
    }

    /**
     * One part of a composition.
     *
     * @param name the strategy's id
     * @param arguments parameter → value in the order typed; a leading value without a name is under the empty name
     */
    public record Element(String name, Map<String, String> arguments) {}

    /**
     * Reads a text.
     *
     * @throws StrategySyntaxException if it is not of the grammar; the message shows the place
     */
    public static StrategyExpression parse(String text) {
        List<Element> elements = new ArrayList<>();
        int from = 0;
        while (true) {
            int bar = endOfElement(text, from);
            elements.add(element(text, from, bar));
            if (bar == text.length()) {
                return new StrategyExpression(elements);
            }
            from = bar + 1;
        }
    }

    private static int endOfElement(String text, int from) {
        int bar = text.indexOf('|', from);
        return bar < 0 ? text.length() : bar;
    }

    private static String nameProblem(String name) {
        if (name.isEmpty()) {
            return "a strategy's name is missing";
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return "'" + name + "' is no strategy name"
                + (NAME.matcher(lower).matches() ? ", names are in lower case: '" + lower + "'" : "");
    }

    private static Element element(String text, int from, int to) {
        String part = text.substring(from, to).strip();
        int open = part.indexOf('(');
        String name = (open < 0 ? part : part.substring(0, open)).strip();
        if (!NAME.matcher(name).matches()) {
            throw at(text, from, nameProblem(name));
        }
        Map<String, String> arguments = new LinkedHashMap<>();
        if (open >= 0) {
            if (!part.endsWith(")")) {
                throw at(text, to - 1, "the closing bracket of " + name + " is missing");
            }
            String inside = part.substring(open + 1, part.length() - 1);
            if (inside.indexOf('(') >= 0 || inside.indexOf(')') >= 0) {
                throw at(text, from + open, "brackets inside brackets");
            }
            if (!inside.isBlank()) {
                for (String argument : inside.split(",", -1)) {
                    addArgument(text, from, name, argument, arguments);
                }
            }
        }
        return new Element(name, arguments);
    }

    private static void addArgument(
            String text, int from, String name, String argument, Map<String, String> arguments) {
        int equals = argument.indexOf('=');
        String key = equals < 0 ? UNNAMED : argument.substring(0, equals).strip();
        String value = argument.substring(equals + 1).strip();
        if (equals >= 0 && key.isEmpty() || value.isEmpty() || value.indexOf('=') >= 0) {
            throw at(text, from, "'" + argument.strip() + "' in " + name + " is not of the form name=value");
        }
        if (equals < 0 && !arguments.isEmpty()) {
            String problem = "only the first value of " + name + " may go without its name, '" + value + "' needs one";
            throw at(text, from, problem);
        }
        if (arguments.put(key, value) != null) {
            throw at(text, from, "parameter " + key + " of " + name + " is given twice");
        }
    }

    private static StrategySyntaxException at(String text, int place, String problem) {
        return new StrategySyntaxException(
                problem + " in '" + text + "' at character " + (Math.max(0, place) + 1)
                        + "; write for example simans(a=0.5,b=0) or topk(200)|simans");
    }
}
