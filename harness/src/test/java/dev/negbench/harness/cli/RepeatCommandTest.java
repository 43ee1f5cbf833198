package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

class RepeatCommandTest {
    @Command(name = "compare")
    private static final class Verb implements Runnable {
        @Parameters(arity = "0..*")
        private List<String> names;

        @Option(names = {"-s", "--strategies", "--all-strategies"})
        private List<String> strategies;

        @Option(names = "--seeds")
        private int seeds;

        @Option(names = "--fresh")
        private boolean fresh;

        @Override
        public void run() {
            // Parsed alone.
        }
    }

    private static String of(String... words) {
        CommandLine line = new CommandLine(new Verb());
        line.parseArgs(words);
        return RepeatCommand.of(line.getCommandSpec());
    }

    @Test
    void anOptionGivenTwiceStandsOnceWithAllOfItsValues() {
        assertEquals(
                "./bench compare --strategies 'random,simans(a=1,b=0)' --seeds 2",
                of("--strategies", "random", "--seeds", "2", "--strategies", "simans(a=1,b=0)", "--fresh"));
    }

    @Test
    void plugInsStandBeforeTheVerb() {
        System.setProperty(RepeatCommand.PLUGINS, "mine.jar\nplug ins\n");
        try {
            assertEquals("./bench --plugins mine.jar --plugins 'plug ins' compare --strategies mine", of("-s", "mine"));
        } finally {
            System.clearProperty(RepeatCommand.PLUGINS);
        }
    }

    @Test
    void namesStandWithoutAnOption() {
        assertEquals("./bench compare main 'my notes' --seeds 2", of("main", "my notes", "--seeds", "2"));
    }
}
