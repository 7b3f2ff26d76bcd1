// Finding a person: a search field over a list of people; name, pinyin, initials and delegation are all searched.
// Enhances select[data-chooser] and div.chooser-ticks; both work without it.
(() => {
  "use strict";
  const words = document.querySelector('meta[name="huying-words"]')?.dataset ?? {};
  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  };
  const haystack = (label, source) =>
    [label, source.dataset.pinyin, source.dataset.group].filter(Boolean).join(" ").toLowerCase();

  // The group stands at the right, unless the label names it already (as it must where no script runs).
  const named = (element, source) => {
    const { group } = source.dataset;
    if (group && !element.textContent.includes(group)) element.append(make("span", "sub", group));
  };

  const frame = (rows, id, label) => {
    const box = make("div", "chooser");
    const search = make("input", "control");
    search.type = "search";
    search.autocomplete = "off";
    search.placeholder = words.find;
    search.setAttribute("aria-label", label);
    if (id) search.id = id;
    const holder = make("div", "chooser-search");
    holder.append(search);
    const list = make("div", "chooser-list");
    list.setAttribute("role", "group");
    list.setAttribute("aria-label", label);
    const count = make("p", "chooser-count");
    count.setAttribute("role", "status");
    rows.forEach((row) => list.append(row.element));
    const show = () => {
      const terms = search.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of rows) {
        const found = terms.every((term) => row.text.includes(term));
        row.element.hidden = !found;
        if (found) shown += 1;
      }
      const chosen = rows.filter((row) => row.input.checked).length;
      count.textContent = shown
        ? `${words.chosen} ${chosen} · ${words.shown} ${shown}`
        : words.nobody;
    };
    search.addEventListener("input", (event) => {
      event.stopPropagation();
      show();
    });
    search.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault(); // Enter in the search takes the only one found and does not send the form
      const found = rows.filter((row) => !row.element.hidden);
      if (found.length === 1) found[0].input.click();
    });
    list.addEventListener("change", show);
    box.append(holder, list, count);
    show();
    return { box, show };
  };

  const labelOf = (control) =>
    control.dataset.chooserLabel || control.labels?.[0]?.firstChild?.textContent.trim() || words.find;

  document.querySelectorAll("select[data-chooser]").forEach((select, place) => {
    const rows = [...select.options].filter((option) => option.value).map((option) => {
      const element = make("label");
      const input = make("input");
      input.type = select.multiple ? "checkbox" : "radio";
      input.name = `chooser-${place}`;
      input.setAttribute("form", ""); // it belongs to no form: the select alone is sent
      input.checked = option.selected;
      input.addEventListener("change", () => {
        option.selected = input.checked;
        select.dispatchEvent(new Event("change", { bubbles: true }));
      });
      element.append(input, make("span", "", option.textContent.trim()));
      named(element, option);
      return { element, input, option, text: haystack(option.textContent, option) };
    });
    const label = labelOf(select);
    const { box, show } = frame(rows, select.id, label);
    select.removeAttribute("id");
    select.hidden = true;
    select.after(box);
    document.addEventListener("huying:restored", () => {
      rows.forEach((row) => {
        row.input.checked = row.option.selected;
      });
      show();
    });
  });

  document.querySelectorAll("div.chooser-ticks").forEach((ticks) => {
    const rows = [...ticks.querySelectorAll("input")].map((input) => {
      const element = input.closest("label");
      named(element, input);
      return { element, input, text: haystack(element.textContent, input) };
    });
    const legend = ticks.closest("fieldset")?.querySelector("legend")?.firstChild?.textContent.trim();
    const { box, show } = frame(rows, "", legend || words.find);
    ticks.replaceChildren(box);
    document.addEventListener("huying:restored", show);
  });
})();
