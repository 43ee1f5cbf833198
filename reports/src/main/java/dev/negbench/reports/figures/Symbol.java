package dev.negbench.reports.figures;

/** Shape of a point, so that colours need not be told apart alone. */
public enum Symbol {
    /** ● */
    CIRCLE(tech.tablesaw.plotly.components.Symbol.CIRCLE),
    /** ■ */
    SQUARE(tech.tablesaw.plotly.components.Symbol.SQUARE),
    /** ◆ */
    DIAMOND(tech.tablesaw.plotly.components.Symbol.DIAMOND),
    /** ▲ */
    TRIANGLE(tech.tablesaw.plotly.components.Symbol.TRIANGLE_UP),
    /** ▼ */
    TRIANGLE_DOWN(tech.tablesaw.plotly.components.Symbol.TRIANGLE_DOWN);

    private final tech.tablesaw.plotly.components.Symbol tablesaw;

    Symbol(tech.tablesaw.plotly.components.Symbol tablesaw) {
        this.tablesaw = tablesaw;
    }

    tech.tablesaw.plotly.components.Symbol tablesaw() {
        return tablesaw;
    }

    /** Returns the outline as SVG path data around a middle, {@code r} being the radius of the circle. */
    String path(double cx, double cy, double r) {
        return switch (this) {
            case CIRCLE -> "M" + Svg.n(cx - r) + " " + Svg.n(cy) + "a" + Svg.n(r) + " " + Svg.n(r) + " 0 1 0 "
                    + Svg.n(2 * r) + " 0a" + Svg.n(r) + " " + Svg.n(r) + " 0 1 0 " + Svg.n(-2 * r) + " 0z";
            case SQUARE -> polygon(cx, cy, 0.9 * r, -1, -1, 1, -1, 1, 1, -1, 1);
            case DIAMOND -> polygon(cx, cy, 1.25 * r, 0, -1, 1, 0, 0, 1, -1, 0);
            case TRIANGLE -> polygon(cx, cy, 1.15 * r, 0, -1, 1, 0.8, -1, 0.8);
            case TRIANGLE_DOWN -> polygon(cx, cy, 1.15 * r, 0, 1, 1, -0.8, -1, -0.8);
        };
    }

    private static String polygon(double cx, double cy, double r, double... corners) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < corners.length; i += 2) {
            path.append(i == 0 ? 'M' : 'L')
                    .append(Svg.n(cx + r * corners[i]))
                    .append(' ')
                    .append(Svg.n(cy + r * corners[i + 1]));
        }
        return path.append('z').toString();
    }
}
