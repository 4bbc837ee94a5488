// Filters the records of the page: within a group any of the chosen values, across groups all of
// them. The choice stands in the address, so that a view can be kept or sent.
(() => {
  "use strict";
  const form = document.getElementById("filters"), found = document.getElementById("found");
  const boxes = [...form.querySelectorAll("input")], groups = ["kind", "stance", "sign"];
  const rows = [...document.querySelectorAll(".row")].map((row) => ({ row, records: [...row.querySelectorAll("[data-kind]")] }));
  const total = rows.reduce((sum, { records }) => sum + records.length, 0);
  const chosen = (name) => boxes.filter((box) => box.name === name && box.checked).map((box) => box.value);

  function apply() {
    const wanted = groups.map((name) => [name, chosen(name)]).filter(([, values]) => values.length);
    const only = wanted.length > 0 || chosen("only").length > 0;
    let shown = 0;
    rows.forEach(({ row, records }) => {
      let here = 0;
      records.forEach((record) => {
        record.hidden = !wanted.every(([name, values]) => values.includes(record.dataset[name]));
        if (!record.hidden) here += 1;
      });
      row.hidden = only && here === 0;
      shown += here;
    });
    // A work of which nothing is left is not shown either.
    document.querySelectorAll("article.text").forEach((text) => { text.hidden = only && !text.querySelector(".row:not([hidden])"); });
    found.textContent = `${shown.toLocaleString("en")} of ${total.toLocaleString("en")} records shown`;
  }

  function keep() {
    const parts = new URLSearchParams(boxes.filter((box) => box.checked).map((box) => [box.name, box.value]));
    history.replaceState(null, "", `#${parts}`);
  }

  function recall() {
    const asked = new URLSearchParams(location.hash.slice(1));
    boxes.forEach((box) => { box.checked = asked.getAll(box.name).includes(box.value); });
    apply();
  }

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => { apply(); keep(); });
  form.addEventListener("reset", () => setTimeout(() => { apply(); keep(); }));
  addEventListener("hashchange", recall);
  recall();
})();
