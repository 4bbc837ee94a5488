// Draws the figures of an explanation from the findings embedded in the page. Every figure has a
// table beside it that says the same, so the page can be read without scripts.
(() => {
  "use strict";
  const findings = JSON.parse(document.getElementById("findings").textContent);
  const plus = "#1f5fa8", minus = "#b4420e";
  const palette = ["#4269d0", "#efb118", "#ff725c", "#6cc5b0", "#3ca951", "#ff8ab7", "#a463f2", "#97bbf5", "#9c6b4e"];
  const others = "#c9ced6", style = { fontSize: "12px" };
  const [first, second] = findings.names;
  const unit = findings.unit;

  // A period name as the date on which it starts, so that axes know what lies between.
  const start = (name) => {
    const [year, part] = name.split("-");
    if (!part) return new Date(Date.UTC(+year, 0, 1));
    if (part[0] === "Q") return new Date(Date.UTC(+year, 3 * (+part[1] - 1), 1));
    return new Date(Date.UTC(+year, +part - 1, 1));
  };
  const interval = { year: "year", quarter: "3 months", month: "month" }[unit];
  const signed = (value) => (value > 0 ? "+" : value < 0 ? "−" : "") + Math.abs(value).toFixed(2);

  const series = findings.periods.map((name, n) => ({
    date: start(name), name, alignment: findings.alignment[n], pressure: findings.pressure[n],
  }));
  // A step needs a right edge: the last period lasts until the next one would start.
  const steps = series.length > 1
    ? [...series, { ...series.at(-1), date: new Date(2 * series.at(-1).date - series.at(-2).date) }] : series;
  const turns = findings.turns.map((turn) => ({ date: start(turn.period), label: turn.period }));
  const upper = turns.filter((_, n) => n % 2 === 0), lower = turns.filter((_, n) => n % 2 === 1);

  function timeline(width) {
    const panel = (key, label, domain, marks) => Plot.plot({
      width, height: 200, style, marginTop: 28, marginLeft: 46, marginRight: 16, x: { type: "utc", label: null }, y: { label, domain, grid: true, nice: true },
      marks: [
        Plot.ruleY([0]),
        Plot.ruleX(turns, { x: "date", stroke: "#8a93a0", strokeDasharray: "3,3" }),
        ...marks,
        Plot.lineY(steps, { x: "date", y: key, stroke: "#1d2430", strokeWidth: 1.8, curve: "step-after" }),
        Plot.tip(series, Plot.pointerX({ x: "date", y: key, title: (d) => `${d.name}\n${key} ${signed(d[key] ?? 0)}`, filter: (d) => d[key] !== null })),
      ],
    });
    const box = document.createElement("div");
    box.append(
      panel("alignment", "↑ alignment (−1 hostile … +1 friendly)", [-1, 1], [
        Plot.text(upper, { x: "date", frameAnchor: "bottom", text: "label", dy: -3, dx: 3, textAnchor: "start" }),
        Plot.text(lower, { x: "date", frameAnchor: "bottom", text: "label", dy: -17, dx: 3, textAnchor: "start" }),
      ]),
      panel("pressure", "↑ pressure (sum of pulls)", undefined, [
        Plot.areaY(steps, { x: "date", y: (d) => d.pressure === null ? NaN : Math.max(0, d.pressure), fill: plus, fillOpacity: 0.18, curve: "step-after" }),
        Plot.areaY(steps, { x: "date", y: (d) => d.pressure === null ? NaN : Math.min(0, d.pressure), fill: minus, fillOpacity: 0.18, curve: "step-after" }),
      ]),
    );
    return box;
  }

  function stack(width) {
    const parties = Object.keys(findings.pulls);
    const rows = parties.flatMap((party) => findings.pulls[party].map((pull, n) => ({ party, pull, date: start(findings.periods[n]), name: findings.periods[n] })))
      .filter((row) => row.pull !== null && row.pull !== 0);
    return Plot.plot({
      width, height: 320, style, marginLeft: 46, marginRight: 16, x: { type: "utc", label: null }, y: { label: "↑ pulls", grid: true },
      color: { domain: parties, range: parties.map((party, n) => (party === "all others" ? others : palette[n % palette.length])), legend: true },
      marks: [
        Plot.rectY(rows, { x: "date", interval, y: "pull", fill: "party", order: parties, title: (d) => `${d.party}, ${d.name}: ${signed(d.pull)} pulls`, insetLeft: 0, insetRight: 0 }),
        Plot.ruleY([0]),
        Plot.ruleX(turns, { x: "date", stroke: "#1d2430", strokeDasharray: "3,3" }),
      ],
    });
  }

  function parts(width, turn) {
    const shown = turn.parties.filter((p) => Math.abs(p.share) >= 0.01)
      .sort((a, b) => Math.abs(b.part) - Math.abs(a.part)).slice(0, 10);
    if (!shown.length) return document.createTextNode("");
    return Plot.plot({
      width, height: 62 + 24 * shown.length, style, marginBottom: 42, marginLeft: Math.min(150, width / 3), marginRight: 48, x: { label: "part of the change of pressure (pulls) →", grid: true },
      y: { label: null, domain: shown.map((p) => p.name) },
      marks: [
        Plot.barX(shown, { x: "part", y: "name", fill: (p) => (p.part > 0 ? plus : minus), fillOpacity: 0.75 }),
        Plot.ruleY(shown, { y: "name", x1: "low", x2: "high", stroke: "#1d2430", strokeWidth: 1.2 }),
        Plot.text(shown, { frameAnchor: "right", y: "name", text: (p) => signed(p.part), textAnchor: "start", dx: 8 }),
        Plot.ruleX([0]),
      ],
    });
  }

  function triads(width, list) {
    if (!list.length) return document.createTextNode("");
    const height = 250, shown = list.slice(0, 6), edge = 46;
    const svg = d3.create("svg").attr("viewBox", `0 0 ${width} ${height}`).attr("width", width).attr("height", height)
      .attr("font-family", "inherit").attr("font-size", 12);
    const left = { x: width * 0.22, y: height - 28 }, right = { x: width * 0.78, y: height - 28 };
    const tie = (from, to, value) => {
      if (!value) return;
      svg.append("line").attr("x1", from.x).attr("y1", from.y).attr("x2", to.x).attr("y2", to.y)
        .attr("stroke", value > 0 ? plus : minus).attr("stroke-width", 1 + 4 * Math.abs(value))
        .attr("stroke-dasharray", value > 0 ? null : "6,4").attr("stroke-opacity", 0.75)
        .append("title").text(`${value > 0 ? "friendly" : "hostile"} ${signed(value)}`);
    };
    // Names alternate between two rows of an arc, so that they do not cover one another.
    const place = shown.map((t, n) => {
      const along = shown.length === 1 ? 0.5 : n / (shown.length - 1);
      return { x: edge + along * (width - 2 * edge), y: 58 - 100 * along * (1 - along) + (n % 2) * 32, along };
    });
    tie(left, right, list[0].tie_ij);
    shown.forEach((t, n) => { tie(place[n], left, t.tie_ik); tie(place[n], right, t.tie_jk); });
    const dot = (at, name, below) => {
      svg.append("circle").attr("cx", at.x).attr("cy", at.y).attr("r", 6).attr("fill", "#1d2430");
      const side = at.along === 0 ? "start" : at.along === 1 ? "end" : "middle";
      const shift = { start: -edge + 4, middle: 0, end: edge - 4 }[side];
      svg.append("text").attr("x", at.x + shift).attr("y", at.y + (below ? 22 : -12)).attr("text-anchor", side)
        .attr("paint-order", "stroke").attr("stroke", "white").attr("stroke-width", 3).text(name);
    };
    shown.forEach((t, n) => dot(place[n], t.name, false));
    dot(left, first, true);
    dot(right, second, true);
    return svg.node();
  }

  const makers = {
    timeline: (width) => timeline(width),
    stack: (width) => stack(width),
    parts: (width, figure) => parts(width, findings.turns[+figure.dataset.turn]),
    triads: (width, figure) => triads(width, findings[`triads_${figure.dataset.which}`]),
  };

  // What is folded has no width yet; it is drawn when it is unfolded.
  function draw(within = document) {
    within.querySelectorAll("figure").forEach((figure) => {
      const width = Math.floor(figure.clientWidth);
      const make = makers[figure.id || figure.className];
      if (!width) return;
      figure.replaceChildren(make(width, figure));
      // The figure has one label and a table; labels of the marks inside would only be noise.
      figure.querySelectorAll("[aria-label]").forEach((mark) => mark.removeAttribute("aria-label"));
    });
  }

  draw();
  document.querySelectorAll("details").forEach((fold) => fold.addEventListener("toggle", () => { if (fold.open) draw(fold); }));
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
