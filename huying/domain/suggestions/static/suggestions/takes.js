// A link marked data-takes puts its value into that field of the page's form instead of loading the page anew;
// the words that speak for it (data-speaks, one on a line) are marked in the text (data-speaks-in).
(() => {
  "use strict";
  const field = (name) => document.querySelector(`form select[name="${CSS.escape(name)}"]`);
  const tick = (name, value) =>
    document.querySelector(`form input[type=checkbox][name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`);

  const mark = (link) => {
    if (!CSS.highlights) return;
    const words = (link.dataset.speaks ?? "").split("\n").filter(Boolean);
    const ranges = [];
    document.querySelectorAll("[data-speaks-in]").forEach((text) => {
      const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const inside = node.data.toLowerCase();
        for (const word of words) {
          for (let at = inside.indexOf(word); at >= 0; at = inside.indexOf(word, at + 1)) {
            const range = new Range();
            range.setStart(node, at);
            range.setEnd(node, at + word.length);
            ranges.push(range);
          }
        }
      }
    });
    CSS.highlights.set("speaks", new Highlight(...ranges));
  };

  const show = () => {
    document.querySelectorAll("[data-takes]").forEach((link) => {
      const { takes, value } = link.dataset;
      const taken = field(takes)?.value === value || tick(takes, value)?.checked;
      if (taken) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-takes]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { takes, value } = link.dataset;
    const select = field(takes);
    const box = tick(takes, value);
    if (!select && !box) return;
    event.preventDefault();
    if (select) {
      select.value = value;
      document.dispatchEvent(new CustomEvent("huying:restored"));
    } else box.click();
    mark(link);
    show();
  });
  document.addEventListener("change", show);
  document.addEventListener("mouseover", (event) => {
    const link = event.target.closest("[data-speaks]");
    if (link) mark(link);
  });
  document.addEventListener("focusin", (event) => {
    const link = event.target.closest("[data-speaks]");
    if (link) mark(link);
  });
  document.addEventListener("DOMContentLoaded", () => {
    show();
    const first = document.querySelector("[data-speaks]");
    if (first) mark(first);
  });
})();
