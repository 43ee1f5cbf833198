(() => {
  'use strict';
  const dark = matchMedia('(prefers-color-scheme: dark)');

  const colour = (name) => {
    const [variable, alpha] = name.split('/');
    const css = getComputedStyle(document.documentElement).getPropertyValue(variable.slice(4, -1)).trim();
    if (!alpha) return css;
    const [r, g, b] = [1, 3, 5].map((i) => parseInt(css.slice(i, i + 2), 16));
    return `rgba(${r},${g},${b},${alpha})`;
  };

  const lay = (over, under) => {
    for (const [key, value] of Object.entries(over)) {
      if (value && typeof value === 'object' && !Array.isArray(value)) {
        if (!under[key] || typeof under[key] !== 'object') under[key] = {};
        lay(value, under[key]);
      } else if (Array.isArray(value)) {
        under[key] = value.map((v) => (v && typeof v === 'object' && !Array.isArray(v) ? lay(v, {}) : v));
      } else {
        under[key] = typeof value === 'string' && value.startsWith('var(--') ? colour(value) : value;
      }
    }
    return under;
  };

  const axisTheme = () => ({
    gridcolor: 'var(--grid)', linecolor: 'var(--faint)', tickcolor: 'var(--faint)',
    tickfont: { size: 12, color: 'var(--muted)' }, title: { font: { size: 12, color: 'var(--ink)' } },
  });

  const theme = () => ({
    paper_bgcolor: 'rgba(0,0,0,0)', plot_bgcolor: 'rgba(0,0,0,0)',
    font: { family: getComputedStyle(document.body).fontFamily, color: 'var(--ink)', size: 12 },
    hoverlabel: { bgcolor: 'var(--raised)', bordercolor: 'var(--faint)', font: { color: 'var(--ink)' }, align: 'left' },
    modebar: { color: 'var(--faint)', activecolor: 'var(--accent)', bgcolor: 'rgba(0,0,0,0)' },
    xaxis: axisTheme(), yaxis: axisTheme(),
  });

  const hidden = new Set();

  const draw = (figure) => figure.draw({
    newPlot(target, data, layout, config) {
      lay(theme(), layout);
      lay(figure.overlay.layout, layout);
      figure.overlay.data.forEach((overlay, i) => {
        lay(overlay, data[i]);
        data[i].visible = !hidden.has(overlay.meta.strategy);
      });
      // On a screen without a pointer the bar would always cover the figure.
      config.displayModeBar = matchMedia('(hover: hover)').matches ? 'hover' : false;
      config.modeBarButtonsToRemove = ['select2d', 'lasso2d', 'autoScale2d', 'zoomIn2d', 'zoomOut2d'];
      window.Plotly.newPlot(target, data, layout, config);
    },
  });

  if (window.Plotly && negbenchFigures.length) {
    document.body.classList.add('has-live');
    const drawAll = () => {
      let next = 0;
      const step = () => {
        if (next === negbenchFigures.length) {
          document.body.dataset.drawn = next;
          return;
        }
        draw(negbenchFigures[next++]);
        setTimeout(step);
      };
      step();
    };
    drawAll();
    dark.addEventListener('change', drawAll);
  }

  document.querySelectorAll('.legend button').forEach((button) => {
    button.addEventListener('click', () => {
      const strategy = Number(button.dataset.strategy);
      const shown = hidden.delete(strategy);
      if (!shown) hidden.add(strategy);
      button.setAttribute('aria-pressed', String(shown));
      document.querySelectorAll(`.chart [data-strategy="${strategy}"]`).forEach((g) => g.toggleAttribute('data-hidden', !shown));
      if (!window.Plotly) return;
      for (const figure of negbenchFigures) {
        const traces = figure.overlay.data.flatMap((overlay, i) => (overlay.meta.strategy === strategy ? [i] : []));
        if (traces.length) window.Plotly.restyle(figure.div, { visible: shown }, traces);
      }
    });
  });

  document.querySelectorAll('table').forEach((table) => {
    const body = table.tBodies[0];
    const planned = [...body.rows];
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      head.querySelector('button').addEventListener('click', () => {
        const before = head.getAttribute('aria-sort');
        const numeric = head.classList.contains('num');
        // Numbers begin with the largest; a third click brings the planned order back.
        const order = numeric ? ['descending', 'ascending'] : ['ascending', 'descending'];
        const now = before === order[0] ? order[1] : before === order[1] ? null : order[0];
        [...head.parentNode.cells].forEach((other) => other.removeAttribute('aria-sort'));
        const rows = [...planned];
        if (now) {
          head.setAttribute('aria-sort', now);
          const sign = now === 'ascending' ? 1 : -1;
          const value = (row) => row.cells[column].dataset.v;
          rows.sort((a, b) => {
            if (!numeric) return sign * value(a).localeCompare(value(b));
            const [x, y] = [Number(value(a)), Number(value(b))];
            return Number.isNaN(x) ? (Number.isNaN(y) ? 0 : 1) : Number.isNaN(y) ? -1 : sign * (x - y);
          });
        }
        body.append(...rows);
      });
    });
  });

  document.querySelectorAll('.filter').forEach((form) => {
    const rows = [...form.parentNode.querySelector('tbody').rows];
    const output = form.querySelector('output');
    form.hidden = false;
    form.addEventListener('submit', (event) => event.preventDefault());
    form.querySelector('input').addEventListener('input', (event) => {
      const words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      rows.forEach((row) => {
        const text = row.textContent.toLowerCase();
        row.hidden = !words.every((word) => text.includes(word));
        shown += row.hidden ? 0 : 1;
      });
      output.textContent = words.length ? `${shown} of ${rows.length} rows` : '';
    });
  });

  document.querySelectorAll('.command button').forEach((button) => {
    if (!navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(button.parentNode.querySelector('code').textContent);
      button.textContent = 'Copied';
      setTimeout(() => { button.textContent = 'Copy'; }, 1500);
    });
  });
})();
