// Draws the figures of an answer about balance from the data embedded in the page, and tells of
// another period when one is chosen. Every figure has a table or list beside it that says the same.
(() => {
  "use strict";
  const data = JSON.parse(document.getElementById("findings").textContent);
  const plus = "#1f5fa8", minus = "#b4420e", ink = "#1d2430", soft = "#5b6675", style = { fontSize: "12px" };
  const palette = ["#00707a", "#7d3c98", "#8a6d00", "#3a7d34", "#a8326e", "#4a5568", "#6b4226", "#2d3a8c"];
  const shapes = [d3.symbolCircle, d3.symbolSquare, d3.symbolTriangle, d3.symbolDiamond, d3.symbolStar, d3.symbolCross, d3.symbolWye, d3.symbolAsterisk];
  const hue = (key) => (key < 0 ? soft : palette[key % palette.length]);
  const shape = (key) => (key < 0 ? d3.symbolCircle : shapes[key % shapes.length]);
  const two = (value) => (value === null ? "–" : value.toFixed(2));

  const start = (name) => {
    const [year, part] = name.split("-");
    if (!part) return new Date(Date.UTC(+year, 0, 1));
    if (part[0] === "Q") return new Date(Date.UTC(+year, 3 * (+part[1] - 1), 1));
    return new Date(Date.UTC(+year, +part - 1, 1));
  };
  const dated = data.periods.every((name) => /^\d{4}(-|$)/.test(name));
  const at = (n) => (dated ? start(data.periods[n]) : n + 1);
  const rows = data.periods.map((name, n) => ({ name, at: at(n), ...data.series[n] }));
  const axis = dated ? { type: "utc", label: null } : { label: "period", tickFormat: "d" };
  const hole = (value) => (value === null || value === undefined ? NaN : value);

  function shares(width) {
    return Plot.plot({
      width, height: 300, style, marginLeft: 46, marginRight: 16, x: axis, y: { label: "↑ share of complete triads", domain: [0, 1], grid: true },
      marks: [
        Plot.areaY(rows, { x: "at", y1: (d) => hole(d.null_low), y2: (d) => hole(d.null_high), fill: "#8a93a0", fillOpacity: 0.35 }),
        Plot.lineY(rows, { x: "at", y: (d) => hole(d.null_mean), stroke: soft, strokeDasharray: "4,3" }),
        Plot.areaY(rows, { x: "at", y1: (d) => hole(d.low), y2: (d) => hole(d.high), fill: plus, fillOpacity: 0.2 }),
        Plot.lineY(rows, { x: "at", y: (d) => hole(d.value), stroke: plus, strokeWidth: 2 }),
        Plot.text([{}], { text: ["balanced"], frameAnchor: "top-right", fill: plus, fontWeight: 600, dx: -4, dy: 4 }),
        Plot.text([{}], { text: ["by chance"], frameAnchor: "top-right", fill: soft, dx: -4, dy: 20 }),
        Plot.tip(rows, Plot.pointerX({ x: "at", y: "value", filter: (d) => d.value !== null, title: (d) => `${d.name}\nbalanced ${two(d.value)}\nby chance ${two(d.null_mean)}` })),
      ],
    });
  }

  function index(width) {
    const line = (key, proven, dash, colour) => [
      Plot.lineY(rows, { x: "at", y: (d) => hole(d[key]), stroke: colour, strokeWidth: 1.6, strokeDasharray: dash }),
      Plot.dot(rows.filter((d) => d[key] !== null), { x: "at", y: key, r: 2, stroke: colour, fill: (d) => (d[proven] ? colour : "white") }),
    ];
    return Plot.plot({
      width, height: 220, style, marginLeft: 46, marginRight: 16, x: axis, y: { label: "↑ frustrated ties, per tie", grid: true, zero: true, tickFormat: "%" },
      marks: [
        Plot.ruleY([0]), ...line("index", "proven", null, ink), ...line("weak", "weak_proven", "5,4", minus),
        Plot.text([{}], { text: ["two sides (solid)"], frameAnchor: "top-right", fill: ink, dx: -4, dy: 4 }),
        Plot.text([{}], { text: ["coalitions (dashed)"], frameAnchor: "top-right", fill: minus, dx: -4, dy: 20 }),
        Plot.tip(rows, Plot.pointerX({ x: "at", y: "index", filter: (d) => d.index !== null, title: (d) => `${d.name}\ntwo sides ${(100 * d.index).toFixed(1)}%\ncoalitions ${d.weak === null ? "–" : (100 * d.weak).toFixed(1) + "%"}` })),
      ],
    });
  }

  function chance(width) {
    const shown = data.chance.filter((d) => d.value !== null);
    if (!shown.length) return document.createTextNode("");
    const narrow = width < 560;
    return Plot.plot({
      width, height: 60 + 34 * shown.length, style, marginLeft: narrow ? 136 : 170, marginRight: 24, x: { label: "share →", domain: [0, 1], grid: true }, y: { label: null, domain: shown.map((d) => d.label) },
      marks: [
        Plot.rectX(shown.filter((d) => d.null_low !== null), { x1: "null_low", x2: (d) => Math.max(d.null_high, d.null_low + 0.006), y: "label", fill: "#8a93a0", fillOpacity: 0.5, insetTop: 6, insetBottom: 6 }),
        Plot.ruleY(shown.filter((d) => d.low !== null), { x1: "low", x2: "high", y: "label", stroke: plus, strokeWidth: 2.5 }),
        Plot.dot(shown, { x: "value", y: "label", fill: plus, r: 5 }),
      ],
    });
  }

  // Ties are kept as text, a piece for each state: the partner in base 36 after the sign.
  function tiesOf(detail) {
    return detail.net.ties.split(",").flatMap((piece, source) =>
      [...piece.matchAll(/([+-])([0-9a-z]+)/g)].map(([, sign, place]) => ({ source, target: parseInt(place, 36), sign: sign === "+" ? 1 : -1 })));
  }

  function network(width) {
    const detail = data.details[data.told[current]], net = detail.net;
    if (!net) return document.createTextNode("");
    const height = Math.max(320, Math.min(560, width * 0.62)), middle = width / 2, edge = 18;
    const ties = tiesOf(detail), degree = new Array(net.names.length).fill(0);
    ties.forEach((tie) => { degree[tie.source] += 1; degree[tie.target] += 1; });
    const states = net.names.map((name, n) => ({ name, n, side: net.side[n], key: net.group[n], degree: degree[n] }));
    const pull = (d) => (d.side === net.side[0] ? -1 : 1) * (d.apart ? 0 : 0.24) * width + middle;
    const links = ties.map((tie) => ({ ...tie, bad: tie.sign * (net.side[tie.source] === net.side[tie.target] ? 1 : -1) < 0 }));
    d3.forceSimulation(states)
      .force("x", d3.forceX(pull).strength(0.16)).force("y", d3.forceY(height / 2).strength(0.13))
      .force("many", d3.forceManyBody().strength(-Math.min(120, 22 * width / states.length)).distanceMax(width / 2)).force("crowd", d3.forceCollide(Math.max(5, 0.13 * width / Math.sqrt(states.length))))
      .force("tie", d3.forceLink(links.filter((tie) => tie.sign > 0)).strength(0.004)).stop().tick(200);
    // The last step puts names and marks inside the frame.
    states.forEach((d) => { d.x = Math.max(edge, Math.min(width - edge, d.x)); d.y = Math.max(edge, Math.min(height - edge, d.y)); });
    const svg = d3.create("svg").attr("viewBox", `0 0 ${width} ${height}`).attr("width", width).attr("height", height).attr("font-family", "inherit").attr("font-size", 11);
    const crowded = Math.min(1, 260 / Math.max(1, links.length));
    const path = (chosen) => chosen.map((tie) => `M${end(tie, "source")}L${end(tie, "target")}`).join("");
    const end = (tie, side) => { const d = typeof tie[side] === "object" ? tie[side] : states[tie[side]]; return `${d.x.toFixed(1)},${d.y.toFixed(1)}`; };
    for (const [sign, bad, thick, shade] of [[1, false, 0.8, 0.1 + 0.4 * crowded], [-1, false, 0.9, 0.2 + 0.4 * crowded], [1, true, 2.2, 0.9], [-1, true, 2.2, 0.9]]) {
      const chosen = links.filter((tie) => tie.sign === sign && tie.bad === bad);
      if (!chosen.length) continue;
      svg.append("path").attr("d", path(chosen)).attr("fill", "none").attr("stroke", sign > 0 ? plus : minus).attr("stroke-width", thick).attr("stroke-opacity", shade)
        .attr("stroke-dasharray", sign > 0 ? null : "5,3").attr("class", bad ? "frustrated" : "satisfied")
        .append("title").text(`${bad ? "frustrated, " : ""}${sign > 0 ? "friendly" : "hostile"} ties: ${chosen.length}`);
    }
    const words = new Map([...detail.sides, ...detail.coalitions].map((group) => [group.key, group.name]));
    states.forEach((d) => svg.append("path").attr("transform", `translate(${d.x.toFixed(1)},${d.y.toFixed(1)})`).attr("d", d3.symbol(shape(d.key), 46)())
      .attr("fill", hue(d.key)).attr("stroke", "white").attr("stroke-width", 0.8).append("title").text(`${d.name}${words.has(d.key) ? `, coalition of ${words.get(d.key)}` : ""}: ${d.degree} ties`));
    // Names of the states with most ties, where there is room for them.
    const boxes = [];
    [...states].sort((a, b) => b.degree - a.degree).slice(0, Math.round(width / 18)).forEach((d) => {
      const half = d.name.length * 3.1 + 2, x = Math.max(half, Math.min(width - half, d.x)), box = [x - half, d.y - 20, x + half, d.y - 6];
      if (box[1] < 0 || boxes.some((b) => box[0] < b[2] && box[2] > b[0] && box[1] < b[3] && box[3] > b[1])) return;
      boxes.push(box);
      svg.append("text").attr("x", x).attr("y", d.y - 9).attr("text-anchor", "middle").attr("fill", ink).attr("paint-order", "stroke").attr("stroke", "white").attr("stroke-width", 3).text(d.name);
    });
    return svg.node();
  }

  const make = (tag, text, kind) => { const element = document.createElement(tag); if (text !== undefined) element.textContent = text; if (kind) element.className = kind; return element; };
  function mark(holder) {
    const key = +holder.dataset.key;
    holder.replaceChildren(d3.create("svg").attr("viewBox", "-8 -8 16 16").attr("aria-hidden", "true").call((svg) => svg.append("path").attr("d", d3.symbol(shape(key), 90)()).attr("fill", hue(key))).node());
  }

  function groupList(groups, marked) {
    const list = make("ul", undefined, "groups");
    groups.forEach((group) => {
      const item = make("li");
      if (marked) { const holder = make("span", undefined, "mark"); holder.dataset.key = group.key; item.append(holder); }
      item.append(make("b", group.name), ` (${group.size}): ${group.members}`);
      list.append(item);
    });
    if (!groups.length) list.append(make("li", "None of two or more states."));
    return list;
  }

  function recordItem(number) {
    const record = data.records[number], item = make("li");
    item.append(make("span", record.sign > 0 ? "+" : "−", `sign ${record.sign > 0 ? "plus" : "minus"}`), ` ${record.text} `);
    if (record.cite) item.append(make("span", record.cite, "cite"));
    return item;
  }

  function tell(name) {
    const detail = data.details[name];
    document.getElementById("optimum").textContent = detail.words;
    const parts = [make("h3", "The two sides"), groupList(detail.sides, false), make("h3", "Coalitions, where three enemies are no contradiction"), groupList(detail.coalitions, true)];
    if (detail.apart) parts.push(make("p", `Tied, but with nobody of the two sides: ${detail.apart}.`, "note"));
    document.getElementById("groups").replaceChildren(...parts);
    const lines = detail.pivots.length ? detail.pivots : ["No state has a frustrated tie."];
    document.getElementById("pivots").replaceChildren(...lines.map((line) => make("li", line)));
    document.getElementById("polarisation").textContent = detail.polarisation;
    document.getElementById("ties-of").textContent = `Frustrated ties, ${name}`;
    document.getElementById("more").textContent = detail.more;
    document.getElementById("ties").replaceChildren(...detail.ties.map((tie) => {
      const row = make("tr"), head = make("th", tie.pair), records = make("ul", undefined, "records"), last = make("td");
      head.scope = "row";
      records.append(...tie.records.map(recordItem));
      last.append(records);
      row.append(head, make("td", tie.tie), make("td", tie.why), make("td", tie.weak), last);
      return row;
    }));
    document.querySelectorAll(".mark").forEach(mark);
  }

  let current = data.told.indexOf(data.shown);
  const slider = document.getElementById("when");
  function choose(n) {
    current = Math.max(0, Math.min(data.told.length - 1, n));
    const name = data.told[current];
    slider.value = current;
    slider.setAttribute("aria-valuetext", name);
    document.getElementById("chosen").textContent = name;
    tell(name);
    draw(document.getElementById("network")?.parentElement ?? undefined);
    // The choice stands in the address, so that a view can be kept or sent.
    history.replaceState(null, "", `#${name}`);
  }
  if (slider) {
    slider.addEventListener("input", () => choose(+slider.value));
    document.getElementById("earlier").addEventListener("click", () => choose(current - 1));
    document.getElementById("later").addEventListener("click", () => choose(current + 1));
  }

  const makers = { shares, index, chance, network };
  function draw(within = document) {
    within.querySelectorAll("figure").forEach((figure) => {
      const width = Math.floor(figure.clientWidth);
      if (!width) return;
      figure.replaceChildren(makers[figure.id](width));
      // The figure has one label and a table; labels of the marks inside would only be noise.
      figure.querySelectorAll("[aria-label]").forEach((part) => part.removeAttribute("aria-label"));
    });
  }

  document.querySelectorAll(".mark").forEach(mark);
  const asked = data.told.indexOf(decodeURIComponent(location.hash.slice(1)));
  draw();
  if (slider && asked >= 0 && asked !== current) choose(asked);
  document.querySelectorAll("details").forEach((fold) => fold.addEventListener("toggle", () => { if (fold.open) draw(fold); }));
  let waiting, width = document.body.clientWidth;
  new ResizeObserver(() => {
    if (document.body.clientWidth === width) return;
    width = document.body.clientWidth;
    clearTimeout(waiting);
    waiting = setTimeout(draw, 120);
  }).observe(document.body);
  let folded = [];
  addEventListener("beforeprint", () => { folded = [...document.querySelectorAll("details:not([open])")]; folded.forEach((fold) => { fold.open = true; }); draw(); });
  addEventListener("afterprint", () => folded.forEach((fold) => { fold.open = false; }));
})();
