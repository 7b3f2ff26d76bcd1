// A link marked data-takes puts its value into that field of the page's form instead of loading the page anew;
// the words that speak for it (data-speaks, one on a line) are marked in the text (data-speaks-in).
(() => {
  "use strict";
  const field = (name) => document.querySelector(`form select[name="${CSS.escape(name)}"]`);
  const tick = (name, value) =>
    document.querySelector(`form input[type=checkbox][name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`);

  // A word may begin in one node and end in the next (the end of a title is kept on one line).
  const places = (text, words) => {
    const nodes = [];
    let whole = "";
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      nodes.push({ node, from: whole.length });
      whole += node.data;
    }
    const at = (place) => {
      const { node, from } = nodes.findLast((one) => one.from <= place);
      return [node, place - from];
    };
    const found = [];
    const inside = whole.toLowerCase();
    for (const word of words) {
      for (let place = inside.indexOf(word); place >= 0; place = inside.indexOf(word, place + 1)) {
        const range = new Range();
        range.setStart(...at(place));
        const [node, last] = at(place + word.length - 1);
        range.setEnd(node, last + 1);
        found.push(range);
      }
    }
    return found;
  };

  const mark = (link) => {
    if (!CSS.highlights) return;
    const words = (link.dataset.speaks ?? "").split("\n").filter(Boolean);
    if (!words.length) return;
    const texts = [...document.querySelectorAll("[data-speaks-in]")];
    CSS.highlights.set("speaks", new Highlight(...texts.flatMap((text) => places(text, words))));
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
