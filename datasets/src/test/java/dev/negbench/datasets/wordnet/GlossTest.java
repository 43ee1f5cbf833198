package dev.negbench.datasets.wordnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlossTest {
    /** Invented glosses, one for each form that occurs in the data; examples are separated by a slash. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', nullValues = "-", value = {
        "a small tool                                     | a small tool                          | -",
        "a small tool; used by hand                       | a small tool; used by hand            | -",
        "a tool; \"he took the tool\"                     | a tool                                | he took the tool",
        "a tool; \"one tool\"; \"two tools\"              | a tool                                | one tool/two tools",
        "a tool: \"he took the tool\"                     | a tool                                | he took the tool",
        "a tool; of iron; \"iron tools\"                  | a tool; of iron                       | iron tools",
        "a tool; \"take it!\" \"leave it!\"               | a tool                                | take it!/leave it!",
        "a tool; \"my tool\"--A. Smith; \"his tool\"      | a tool                                | my tool/his tool",
        "a tool; \"my tool\"- A. Smith                    | a tool                                | my tool",
        "a tool; \"my tool\" (Smith 3:2); \"his tool\"    | a tool                                | my tool/his tool",
        "a tool; \"my tool\" A.Smith; \"his tool\"        | a tool                                | my tool/his tool",
        "a tool; \"my tool\"; (`tule' is archaic)         | a tool; (`tule' is archaic)           | my tool",
        "a tool; \"one\"; (`tule' is old) \"two\"         | a tool; (`tule' is old)               | one/two",
        "a tool; \"my tool\"; also of wood; \"wooden\"    | a tool; also of wood                  | my tool/wooden",
        "a tool; e.g. \"my tool\"                         | a tool                                | my tool",
        "a tool; as in e.g. \"my tool\"                   | a tool                                | my tool",
        "to be used e.g.                                  | to be used e.g.                       | -",
        "a tool; \"tule\" is archaic; \"my tool\"         | a tool; \"tule\" is archaic           | my tool",
        "a tool; \"in tule\" means working                | a tool; \"in tule\" means working     | -",
        "a tool (\"tule\" is old); \"my tool\"            | a tool (\"tule\" is old)              | my tool",
        "a tool (e.g., \"saw\"; \"axe\"); \"my tool\"     | a tool (e.g., \"saw\"; \"axe\")       | my tool",
        "a tool as in \"hand tool\"; \"my tool\"          | a tool as in \"hand tool\"            | my tool",
        "a tool, \"tule\" and \"tul\" are archaic         | a tool, \"tule\" and \"tul\" are archaic | -",
        "a tool; \"do; or: (do\"; \"mine\"                 | a tool                                | do; or: (do/mine",
        "a tool: not a toy;                               | a tool: not a toy                     | -",
        "a tool; \"my tool                                | a tool; \"my tool                     | -",
        "a  tool ;  \" my tool \"                         | a tool                                | my tool",
    })
    void isTakenApart(String gloss, String definition, String examples) {
        Gloss parsed = Gloss.parse(gloss);
        assertEquals(definition, parsed.definition());
        assertEquals(examples == null ? List.of() : Arrays.asList(examples.split("/")), parsed.examples());
    }

    @Property(tries = 2000, seed = "7")
    void anyTextParsesAndNoExampleHasAQuote(
            @ForAll
                    @StringLength(max = 60)
                    @CharRange(from = 'a', to = 'c')
                    @Chars({'"', ';', ':', '(', ')', ' ', '-', 'A'})
                    String gloss) {
        Gloss parsed = Gloss.parse(gloss);
        parsed.examples().forEach(example -> assertFalse(example.isBlank() || example.contains("\""), gloss));
    }
}
