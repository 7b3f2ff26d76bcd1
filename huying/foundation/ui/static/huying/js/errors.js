// After a refused form the cursor stands at the summary of what is wrong.
(() => {
  "use strict";
  const summary = (root) => root.querySelector(".errors[tabindex]");
  summary(document)?.focus();
  document.addEventListener("htmx:afterSwap", (event) => summary(event.target)?.focus());
})();
