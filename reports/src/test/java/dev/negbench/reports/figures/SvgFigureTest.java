package dev.negbench.reports.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class SvgFigureTest {
    private static final String HOSTILE = "</svg><script>alert('x')</script>\" onload=\"a & b ]]> \u0000\u000b\ud800";
    private static final Look LOOK = new Look(1, 1, Symbol.SQUARE);

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static Chart points(String name) {
        return new Chart(
                name, List.of(name), Axis.linear(name), Axis.categories(List.of(name, "second")),
                List.of(Series.point(name, LOOK, 0.5, 0, 0.4, 0.7, name),
                        Series.point("second", LOOK, 0.9, 1, Double.NaN, Double.NaN, "second")),
                List.of(new Guide(0, name, true)));
    }

    @Test
    void isWellFormedAndHarmlessWhateverTheNames() throws Exception {
        for (String svg : List.of(SvgFigure.inPage(points(HOSTILE)), SvgFigure.standalone(points(HOSTILE)))) {
            Document document = parse(svg);
            assertEquals(0, document.getElementsByTagName("script").getLength());
            assertFalse(document.getDocumentElement().hasAttribute("onload"));
            assertTrue(document.getElementsByTagName("title").item(0).getTextContent().contains("alert('x')"));
        }
    }

    @Test
    void pointsStandWhereTheirValuesAre() throws Exception {
        Document document = parse(SvgFigure.inPage(points("first")));
        NodeList paths = document.getElementsByTagName("path");
        assertEquals(3, paths.getLength(), "a whisker and two symbols");
        double[] whisker = numbers(((Element) paths.item(0)).getAttribute("d"));
        assertTrue(whisker[0] < whisker[2], "the lower end is left of the upper one");
        assertEquals(whisker[1], whisker[3], "along x");
        double first = numbers(((Element) paths.item(1)).getAttribute("d"))[0];
        double second = numbers(((Element) paths.item(2)).getAttribute("d"))[0];
        // From 0.4 to 0.7 is as far as three quarters of the way from 0.5 to 0.9.
        assertEquals((whisker[2] - whisker[0]) / 0.3, (second - first) / 0.4, 0.5);
    }

    @Test
    void linesStopAtGaps() throws Exception {
        Series line = Series.line(
                "a", LOOK, Mark.LINE, new double[] {0, 1, 2, 3}, new double[] {1, Double.NaN, 2, 3}, List.of());
        Chart chart = new Chart("t", List.of(), Axis.linear("x"), Axis.linear("y"), List.of(line), List.of());
        String path = ((Element) parse(SvgFigure.inPage(chart)).getElementsByTagName("path").item(0)).getAttribute("d");
        assertEquals(2, path.chars().filter(c -> c == 'M').count());
        assertEquals(1, path.chars().filter(c -> c == 'L').count());
        assertFalse(path.contains("NaN"));
    }

    @Test
    void aFileOfItsOwnHasItsColoursAndALegend() throws Exception {
        Series line = Series.line("alpha", LOOK, Mark.LINE, new double[] {0, 1}, new double[] {1, 2}, List.of());
        Chart chart = new Chart("t", List.of(), Axis.linear("x"), Axis.linear("y"), List.of(line), List.of());
        String alone = SvgFigure.standalone(chart);
        assertTrue(alone.contains("--s1:") && alone.contains("prefers-color-scheme:dark"), alone);
        assertTrue(parse(alone).getDocumentElement().getTextContent().contains("alpha"));
        assertFalse(SvgFigure.inPage(chart).contains("alpha"));
    }

    @Test
    void longNamesLoseTheirMiddle() {
        assertEquals("short", SvgFigure.shorten("short"));
        String shortened = SvgFigure.shorten("x".repeat(30) + "y".repeat(30));
        assertEquals(38, shortened.length());
        assertTrue(shortened.matches("x+…y+"), shortened);
        assertEquals(38, SvgFigure.shorten("🙂".repeat(60)).codePoints().count());
    }

    private static double[] numbers(String path) {
        String[] parts = path.replaceAll("[A-Za-z]", " ").strip().split("\\s+");
        double[] numbers = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            numbers[i] = Double.parseDouble(parts[i]);
        }
        return numbers;
    }
}
