// One key does what a control marked data-key="a" does; digits without one choose the radio buttons of its first form.
(() => {
  "use strict";
  const writes = (target) => target.closest("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])");
  if (!document.querySelector("[data-key]")) return;
  document.querySelectorAll(".keys").forEach((words) => { words.hidden = false; });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || writes(event.target)) return;
    const control = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!control && /^[1-9]$/.test(event.key)) {
      const radio = document.querySelectorAll("form input[type=radio]")[Number(event.key) - 1];
      if (radio) radio.click();
      return;
    }
    if (!control) return;
    event.preventDefault();
    control.click();
    const first = control.matches("summary") && control.parentElement.querySelector("textarea");
    if (first) first.focus();
  });
})();
