// Saves the data embedded in the page as a file, without asking anybody for anything.
(() => {
  "use strict";
  const button = document.getElementById("save");
  button.hidden = false;
  button.addEventListener("click", () => {
    const data = JSON.parse(document.getElementById("findings").textContent);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(data, null, 2)], { type: "application/json" }));
    link.download = button.dataset.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
})();
