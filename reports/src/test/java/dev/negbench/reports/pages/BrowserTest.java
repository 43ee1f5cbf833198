package dev.negbench.reports.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.negbench.reports.figures.Series;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loads pages in a real browser; {@code -Dnegbench.browser=PATH} names one that is not on the path. */
@Tag("browser")
class BrowserTest {
    private static final Report SAMPLE = SampleReport.withHistory(60);
    private static final int FIGURES = 18;

    @TempDir
    Path scratch;

    private String browser;

    @BeforeEach
    void findBrowser() {
        Optional<String> found = browser();
        assumeTrue(found.isPresent(), "no chromium, chromium-browser or google-chrome on the path");
        browser = found.get();
    }

    private static Optional<String> browser() {
        String named = System.getProperty("negbench.browser");
        if (named != null) {
            return Optional.of(named);
        }
        for (String directory : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            for (String name : List.of("chromium", "chromium-browser", "google-chrome")) {
                Path file = Path.of(directory, name);
                if (Files.isExecutable(file)) {
                    return Optional.of(file.toString());
                }
            }
        }
        return Optional.empty();
    }

    /** What the browser made of a page: the document after its scripts, and what it said on the console. */
    private record Loaded(String document, List<String> console) {
        int count(String regex) {
            Matcher matcher = Pattern.compile(regex).matcher(document);
            int count = 0;
            while (matcher.find()) {
                count++;
            }
            return count;
        }
    }

    private Loaded load(String html, String... options) throws IOException, InterruptedException {
        Path page = Files.writeString(scratch.resolve("page.html"), html);
        Path out = scratch.resolve("document.html");
        Path err = scratch.resolve("console.txt");
        List<String> command = new ArrayList<>(List.of(
                browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--user-data-dir=" + Files.createTempDirectory(scratch, "profile"),
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "--window-size=1400,2000", "--virtual-time-budget=20000", "--enable-logging=stderr", "--dump-dom"));
        command.addAll(List.of(options));
        command.add(page.toUri().toString());
        Process process = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the browser did not end within 90 s: " + Files.readString(err));
        }
        List<String> console = Files.readAllLines(err).stream().filter(line -> line.contains("CONSOLE")).toList();
        return new Loaded(Files.readString(out), console);
    }

    private static Stream<Series> series() {
        return SAMPLE.figures().stream()
                .flatMap(section -> section.charts().stream())
                .flatMap(chart -> chart.series().stream());
    }

    @Test
    void liveFiguresAreDrawnWithoutAWordOnTheConsole() throws Exception {
        assumeTrue(PlotlyLibrary.find().isPresent(), "plotly.js was not fetched when this was built");
        for (String scheme : List.of("1", "0")) {
            Loaded page = load(HtmlReport.html(SAMPLE), "--blink-settings=preferredColorScheme=" + scheme);
            assertEquals(List.of(), page.console());
            assertTrue(page.document().contains("data-drawn=\"" + FIGURES + "\""), "every figure is drawn");
            assertEquals(FIGURES, page.count("<div class=\"plot-container"));
            assertEquals(series().count(), page.count("<g class=\"trace scatter"), "every series is there");
            assertTrue(page.count("class=\"point\"") >= 20, "points are drawn");
            long whiskers = series().mapToLong(series -> Arrays.stream(series.lower()).filter(Double::isFinite).count())
                    .sum();
            assertEquals(whiskers, page.count("<path class=\"[xy]error\" d=\"M"), "every whisker is drawn");
        }
    }

    @Test
    void pageWithoutTheLibraryShowsStillFigures() throws Exception {
        Loaded page = load(HtmlReport.html(Report.of(SAMPLE.results(), SAMPLE.options().withLive(false))));
        assertEquals(List.of(), page.console());
        assertEquals(FIGURES, page.count("class=\"chart\""));
        assertFalse(page.document().contains("has-live\""));
    }

    @Test
    void hostileNamesAreShownAndNotRun() throws Exception {
        Loaded page = load(HtmlReport.html(PagesTest.hostileReport()));
        assertEquals(List.of(), page.console());
        assertFalse(page.document().contains("<title>owned"), "a name was run as a script");
        assertFalse(page.document().contains("<img"), "a name became an element");
        assertTrue(page.document().contains("<section id=\"ranks\">"), "names stand in ranks too");
    }

    @Test
    void tablesSortAndFilterAndStrategiesHide() throws Exception {
        String script = """
                <script>setTimeout(() => {
                  const table = document.querySelector('#comparison table');
                  const heads = [...table.tHead.rows[0].cells];
                  const column = heads.findIndex((c) => c.textContent.startsWith('Difference'));
                  table.tHead.rows[0].cells[column].querySelector('button').click();
                  const values = () => [...table.tBodies[0].rows].map((r) => Number(r.cells[column].dataset.v));
                  const v = values().filter((x) => !Number.isNaN(x));
                  const sorted = v.every((x, i) => i === 0 || v[i - 1] >= x) && !Number.isNaN(values()[0]);
                  const find = document.querySelector('input[type=search]');
                  find.value = 'simans wordnet';
                  find.dispatchEvent(new Event('input'));
                  const shown = [...table.tBodies[0].rows].filter((r) => !r.hidden).length;
                  const others = [...document.querySelectorAll('#numbers .table')].every((box) =>
                      box.querySelector('.filter:not([hidden])')
                      && [...box.querySelectorAll('tbody tr')].every((r) => !r.hidden));
                  document.querySelector('.legend button').click();
                  const hidden = document.querySelectorAll('.chart [data-hidden]').length;
                  document.body.dataset.tested = `${sorted} ${shown} ${others} ${hidden > 0}`;
                }, 5000)</script></body>""";
        Loaded page = load(HtmlReport.html(SAMPLE).replace("</body>", script));
        assertEquals(List.of(), page.console());
        assertTrue(page.document().contains("data-tested=\"true 1 true true\""),
                "sorted, one row found, other tables keep theirs, strategy hidden");
    }
}
