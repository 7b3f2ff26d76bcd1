// Filters apply as soon as they are changed, leave empty ones out of the address, and keep the place of the cursor.
(() => {
  "use strict";
  const PLACE = "huying-filter";
  for (const form of document.querySelectorAll("form[data-filter-submit]")) {
    form.addEventListener("change", (event) => {
      if (!event.target.matches("select, input[type=checkbox], input[type=radio]")) return;
      try {
        sessionStorage.setItem(PLACE, event.target.id);
      } catch {
        // Without storage only the place of the cursor is lost.
      }
      form.requestSubmit();
    });
    form.addEventListener("submit", () => {
      for (const control of form.elements) {
        if (control.name && !control.value && !control.disabled) {
          control.disabled = true;
          control.dataset.left = "out";
        }
      }
    });
    window.addEventListener("pageshow", () => {
      form.querySelectorAll("[data-left]").forEach((control) => {
        control.disabled = false;
      });
    });
  }
  try {
    const place = sessionStorage.getItem(PLACE);
    sessionStorage.removeItem(PLACE);
    if (place) document.getElementById(place)?.focus();
  } catch {
    // No storage, no place to return to.
  }
})();
