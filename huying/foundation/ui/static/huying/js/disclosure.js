// Open menus close on a click outside and on Escape; Escape also hushes the reason of a refused act.
(() => {
  "use strict";
  const open = () => document.querySelectorAll("details.menu[open]");
  document.addEventListener("click", (event) => {
    open().forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    open().forEach((menu) => {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
    document.querySelectorAll(".refused:hover, .refused:focus-within").forEach((act) => {
      act.classList.add("hushed");
      const again = () => act.classList.remove("hushed");
      act.addEventListener("mouseleave", again, { once: true });
      act.addEventListener("focusout", again, { once: true });
    });
  });
})();
