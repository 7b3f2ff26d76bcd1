// A form is sent once: the second click does nothing until the page is shown again. Opt out: data-many.
(() => {
  "use strict";
  const hold = (form, held) => {
    if (held) form.dataset.sent = "yes";
    else delete form.dataset.sent;
    for (const button of form.querySelectorAll("button:not([type=button]), input[type=submit]")) {
      if (button.getAttribute("aria-disabled") === "true") continue;
      button.disabled = held;
      if (held) button.setAttribute("aria-busy", "true");
      else button.removeAttribute("aria-busy");
    }
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || "many" in form.dataset) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    if (event.defaultPrevented && !form.hasAttribute("hx-post")) return;
    form.dataset.sent = "yes";
    setTimeout(() => hold(form, true)); // after the browser has read the pressed button's own value
  });
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sent]").forEach((form) => hold(form, false));
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.target.closest && event.target.closest("form[data-sent]");
    if (form) setTimeout(() => hold(form, false));
  });
})();
