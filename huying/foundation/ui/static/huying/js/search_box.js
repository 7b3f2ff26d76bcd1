// What answers below a search box: arrow keys choose, Enter opens, Esc closes; "/" goes to the box from anywhere.
// Without this script the box is a plain form.
(() => {
  "use strict";
  const writes = (target) => target.closest("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])");

  document.querySelectorAll("[data-search-box]").forEach((box) => {
    const input = box.querySelector("input");
    const live = box.querySelector("[role=listbox]");
    const options = () => [...live.querySelectorAll("a[role=option]")];
    let at = -1;
    const point = (place) => {
      const all = options();
      at = place;
      all.forEach((one, number) => one.setAttribute("aria-selected", String(number === at)));
      if (at < 0) {
        input.removeAttribute("aria-activedescendant");
      } else {
        input.setAttribute("aria-activedescendant", all[at].id);
        all[at].scrollIntoView({ block: "nearest" });
      }
    };
    const show = (shown) => {
      live.hidden = !shown;
      input.setAttribute("aria-expanded", String(shown));
      if (!shown) point(-1);
    };
    const has = () => live.childElementCount > 0;
    live.addEventListener("htmx:afterSwap", () => {
      options().forEach((one, number) => {
        one.id = `${live.id}-${number}`;
      });
      point(-1);
      show(has() && input.value.trim() !== "" && document.activeElement === input);
    });
    input.addEventListener("input", () => {
      if (!input.value.trim()) show(false);
    });
    input.addEventListener("focus", () => {
      if (has() && input.value.trim()) show(true);
    });
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const all = options();
      if (event.key === "Escape") {
        if (live.hidden) input.blur();
        show(false);
        event.preventDefault();
      } else if (event.key === "Enter" && at >= 0 && !live.hidden) {
        event.preventDefault();
        all[at].click();
      } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && all.length) {
        event.preventDefault();
        if (live.hidden) show(true);
        const step = event.key === "ArrowDown" ? 1 : -1;
        const next = at + step;
        point(next < -1 ? all.length - 1 : next >= all.length ? -1 : next);
      }
    });
    box.addEventListener("focusout", (event) => {
      if (!box.contains(event.relatedTarget)) show(false);
    });
    live.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the cursor until the click
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || writes(event.target)) return;
    const visible = [...document.querySelectorAll("[data-search-focus]")].find((one) => one.checkVisibility?.() ?? one.offsetParent);
    if (visible) {
      event.preventDefault();
      visible.focus();
      visible.select();
    } else {
      document.querySelector("a.to-search")?.click();
    }
  });
})();
