package dev.negbench.reports.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The build must go on, and say so, whatever npm does; npm is played by a script here. */
class PlotlyFetchTest {
    @TempDir
    Path scratch;

    private Path script;
    private Path resources;

    @BeforeEach
    void findScript() {
        script = Path.of("src/main/build/fetch-plotly.sh");
        if (!Files.exists(script)) {
            script = Path.of("reports").resolve(script);
        }
        assumeTrue(Files.exists(script) && Files.isExecutable(Path.of("/bin/sh")), "no script or no /bin/sh here");
        resources = scratch.resolve("resources");
    }

    private String fetch(String npm) throws IOException, InterruptedException {
        Path bin = Files.createDirectories(scratch.resolve("bin"));
        Path stub = Files.writeString(bin.resolve("npm"), "#!/bin/sh\n" + npm + "\n");
        assertTrue(stub.toFile().setExecutable(true));
        ProcessBuilder builder = new ProcessBuilder(
                "/bin/sh", script.toString(), resources.toString(), scratch.resolve("cache").toString());
        builder.environment().merge("PATH", bin.toString(), (path, first) -> first + File.pathSeparator + path);
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }

    @Test
    void withoutANetworkTheBuildGoesOnWithOneLine() throws Exception {
        String said = fetch("echo refused >&2; exit 1");
        assertEquals(1, said.lines().count(), said);
        assertTrue(said.contains("npm could not fetch it") && said.contains("still ones"), said);
        assertFalse(Files.exists(resources));
    }

    @Test
    void anotherFileThanThePinnedOneIsNotTaken() throws Exception {
        String said = fetch("mkdir package && echo evil >package/plotly-basic.min.js && echo MIT >package/LICENSE "
                + "&& tar -czf plotly.js-basic-dist-min-2.35.2.tgz package");
        assertTrue(said.contains("its checksum is not the pinned one"), said);
        assertFalse(Files.exists(resources));
        assertFalse(Files.exists(scratch.resolve("cache").resolve("plotly-basic-2.35.2")));
    }

    @Test
    void aGoodCopyInTheCacheNeedsNoNpm() throws Exception {
        assumeTrue(PlotlyLibrary.find().isPresent(), "plotly.js was not fetched when this was built");
        PlotlyLibrary library = PlotlyLibrary.find().get();
        Path cached = Files.createDirectories(scratch.resolve("cache").resolve("plotly-basic-2.35.2"));
        Files.writeString(cached.resolve("plotly.min.js"), library.source());
        Files.writeString(cached.resolve("LICENSE"), library.licence());
        assertEquals("", fetch("exit 1"));
        assertEquals(library.source(), Files.readString(resources.resolve("plotly.min.js")));
        Files.writeString(cached.resolve("plotly.min.js"), "changed");
        assertEquals("", fetch("exit 1"), "what is already among the resources is enough");
    }
}
