// Draws the series of each claim from the findings embedded in the page. Every figure has a table
// beside it that says the same, so the page can be read without scripts.
(() => {
  "use strict";
  const findings = JSON.parse(document.getElementById("findings").textContent);
  const ink = "#1d2430", plus = "#1f5fa8", minus = "#b4420e", first = "#00707a", second = "#7d3c98", style = { fontSize: "12px" };
  const signed = (value) => (value === null ? "–" : (value > 0 ? "+" : value < 0 ? "−" : "") + Math.abs(value).toFixed(2));

  // A period name as the date on which it starts, so that axes know what lies between.
  const start = (name) => {
    const [year, part] = name.split("-");
    if (!part) return new Date(Date.UTC(+year, 0, 1));
    if (part[0] === "Q") return new Date(Date.UTC(+year, 3 * (+part[1] - 1), 1));
    return new Date(Date.UTC(+year, +part - 1, 1));
  };

  function series(width, claim) {
    const { periods, alignment, pull, ties, timing } = claim.measured, [a, b] = claim.dyad.map((party) => party.name);
    const rows = periods.map((name, n) => ({ name, date: start(name), alignment: alignment[n], pull: pull[n], one: ties[0][n], two: ties[1][n] }));
    // A step needs a right edge: the last period lasts until the next one would start.
    const last = rows.at(-1), steps = [...rows, { ...last, date: new Date(2 * last.date - rows.at(-2).date) }];
    const middle = (+rows[0].date + +steps.at(-1).date) / 2;
    const line = (key, stroke, more) => [
      Plot.lineY(steps, { x: "date", y: key, stroke, strokeWidth: 2, curve: "step-after", ...more }),
      Plot.dot(rows.filter((d) => d[key] !== null), { x: "date", y: key, r: 2, fill: stroke }),
    ];
    // Each shift is an upright line with its period; names stand in rows, so that none covers another.
    const shifts = (marks) => marks.filter(([period]) => period).flatMap(([period, words, stroke], n) => {
      const date = start(period), left = +date < middle;
      return [
        Plot.ruleX([date], { stroke, strokeDasharray: "3,3" }),
        Plot.text([date], { x: (d) => d, frameAnchor: "top", text: () => `${words} ${period}`, dy: -12 * (n + 1), dx: left ? 3 : -3, textAnchor: left ? "start" : "end", fill: stroke }),
      ];
    });
    const panel = (height, above, y, marks, title) => Plot.plot({
      width, height: height + 12 * above, style, marginTop: 24 + 12 * above, marginLeft: 46, marginRight: 16, x: { type: "utc", label: null }, y: { labelOffset: 40, grid: true, ...y },
      marks: [Plot.ruleY([0]), ...marks, Plot.tip(rows, Plot.pointerX({ x: "date", y: y.key, filter: (d) => d[y.key] !== null, title }))],
    });
    const upper = [[timing.dyad, "the two", ink], [timing.ties[0], `tie with ${a}`, first], [timing.ties[1], `tie with ${b}`, second]];
    const lower = [[timing.pull, "the pull", plus]], rowsOf = (marks) => marks.filter(([period]) => period).length;
    const box = document.createElement("div");
    box.append(
      panel(210, rowsOf(upper), { key: "alignment", label: "↑ tie, −1 to +1", domain: [-1, 1] }, [
        ...shifts(upper), ...line("one", first, { strokeDasharray: "7,4" }), ...line("two", second, { strokeDasharray: "2,3" }), ...line("alignment", ink),
      ], (d) => `${d.name}\nthe two ${signed(d.alignment)}\ntie with ${a} ${signed(d.one)}\ntie with ${b} ${signed(d.two)}`),
      panel(150, rowsOf(lower), { key: "pull", label: "↑ pull", nice: true, zero: true }, [
        ...shifts(lower),
        Plot.areaY(steps, { x: "date", y: (d) => (d.pull === null ? NaN : Math.max(0, d.pull)), fill: plus, fillOpacity: 0.18, curve: "step-after" }),
        Plot.areaY(steps, { x: "date", y: (d) => (d.pull === null ? NaN : Math.min(0, d.pull)), fill: minus, fillOpacity: 0.18, curve: "step-after" }),
        ...line("pull", ink),
      ], (d) => `${d.name}\npull ${signed(d.pull)}`),
    );
    return box;
  }

  // What is folded is drawn when it is unfolded: there may be hundreds.
  function draw(within = document) {
    within.querySelectorAll("figure.series").forEach((figure) => {
      const width = Math.floor(figure.clientWidth);
      if (!width || figure.closest("details:not([open])")) return;
      figure.replaceChildren(series(width, findings.claims[+figure.dataset.claim]));
      // The figure has one label and a table; labels of the marks inside would only be noise.
      figure.querySelectorAll("[aria-label]").forEach((mark) => mark.removeAttribute("aria-label"));
    });
  }

  // A link to a folded claim unfolds it.
  function unfold() {
    const fold = location.hash.length > 1 && document.getElementById(location.hash.slice(1))?.closest("details");
    if (fold) { fold.open = true; fold.scrollIntoView(); }
  }

  draw();
  unfold();
  addEventListener("hashchange", unfold);
  document.querySelectorAll("details.turn").forEach((fold) => fold.addEventListener("toggle", () => { if (fold.open) draw(fold); }));
  // Only a new width asks for new figures: drawing them changes the height and must not draw again.
  let waiting, width = document.body.clientWidth;
  new ResizeObserver(() => {
    if (document.body.clientWidth === width) return;
    width = document.body.clientWidth;
    clearTimeout(waiting);
    waiting = setTimeout(draw, 120);
  }).observe(document.body);
  // On paper everything is unfolded; afterwards the page is as the reader had left it.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    folded.forEach((fold) => { fold.open = true; });
    draw();
  });
  addEventListener("afterprint", () => folded.forEach((fold) => { fold.open = false; }));
})();
