// One box ticks all boxes of a name in its page: <label hidden><input type="checkbox" data-tick-all="pick">.
(() => {
  "use strict";
  for (const all of document.querySelectorAll("[data-tick-all]")) {
    const boxes = () => document.querySelectorAll(`input[type=checkbox][name="${all.dataset.tickAll}"]`);
    all.closest("label").hidden = false;
    all.addEventListener("change", () => boxes().forEach((box) => { box.checked = all.checked; }));
    document.addEventListener("change", (event) => {
      if (event.target.name !== all.dataset.tickAll) return;
      const found = [...boxes()];
      all.checked = found.every((box) => box.checked);
      all.indeterminate = !all.checked && found.some((box) => box.checked);
    });
  }
})();
