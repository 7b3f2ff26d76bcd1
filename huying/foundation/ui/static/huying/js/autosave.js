// What is typed is not lost: saved on the server every 20 seconds (data-autosave-url), and kept in this tab
// (data-draft-key) until it has been sent, so that a form sent after the session ran out is there again.
(() => {
  "use strict";
  const EVERY = 20000;
  const COPY = "huying-draft:";
  const SENT = "huying-sent:";
  const words = document.querySelector('meta[name="huying-words"]')?.dataset ?? {};
  const store = (() => {
    try {
      sessionStorage.getItem("x");
      return sessionStorage;
    } catch {
      return null;
    }
  })();
  const clock = (time) => time.toTimeString().slice(0, 5);
  const own = (name) => name && !["csrfmiddlewaretoken", "version", "password"].includes(name);

  const fields = (form) =>
    [...new FormData(form)].filter(([name, value]) => own(name) && typeof value === "string");

  const keep = (form, saved) => {
    if (!store || !form.dataset.draftKey) return;
    const copy = { at: Date.now(), saved, fields: fields(form) };
    try {
      store.setItem(COPY + form.dataset.draftKey, JSON.stringify(copy));
    } catch {
      // A full store loses the copy only; the server still has the last saved text.
    }
  };

  const fill = (form, pairs) => {
    const values = new Map();
    for (const [name, value] of pairs) values.set(name, [...(values.get(name) ?? []), value]);
    for (const control of form.elements) {
      if (!own(control.name) || control.type === "file" || control.type === "hidden") continue;
      const kept = values.get(control.name) ?? [];
      if (control.type === "checkbox" || control.type === "radio") control.checked = kept.includes(control.value);
      else if (control.multiple) for (const option of control.options) option.selected = kept.includes(option.value);
      else if (kept.length) control.value = kept.shift();
    }
  };

  const same = (form, pairs) => JSON.stringify(fields(form)) === JSON.stringify(pairs);

  const restore = (form) => {
    const key = COPY + form.dataset.draftKey;
    const copy = JSON.parse(store?.getItem(key) ?? "null");
    if (!copy) return false;
    if (copy.saved || same(form, copy.fields)) {
      store.removeItem(key);
      return false;
    }
    fill(form, copy.fields);
    const notice = document.createElement("div");
    notice.className = "notice info";
    notice.setAttribute("role", "status");
    const text = document.createElement("div");
    text.textContent = `${words.restored} ${clock(new Date(copy.at))}`;
    const drop = document.createElement("button");
    drop.type = "button";
    drop.className = "button small";
    drop.textContent = words.discard;
    drop.addEventListener("click", () => {
      store.removeItem(key);
      location.reload();
    });
    notice.append(text, drop);
    form.prepend(notice);
    form.dispatchEvent(new CustomEvent("huying:restored", { bubbles: true }));
    return true;
  };

  const statusOf = (form) => {
    let status = form.querySelector("[data-autosave-status]");
    if (!status) {
      status = document.createElement("p");
      status.className = "dim small";
      status.dataset.autosaveStatus = "";
      (form.querySelector(".form-acts") ?? form).append(status);
    }
    status.setAttribute("role", "status");
    return status;
  };

  // The answer may be JSON {version, autosave_url, action}: a new draft gets its own address this way.
  const adopt = async (form, response) => {
    if (!(response.headers.get("content-type") ?? "").includes("json")) return;
    const answer = await response.json();
    const version = form.querySelector("input[name=version]");
    if (version && answer.version !== undefined) version.value = answer.version;
    if (answer.autosave_url) form.dataset.autosaveUrl = answer.autosave_url;
    if (answer.action) form.action = answer.action;
  };

  const save = async (form, status) => {
    const body = new FormData(form);
    for (const [name, value] of [...body]) if (typeof value !== "string") body.delete(name);
    const headers = { "X-CSRFToken": body.get("csrfmiddlewaretoken") ?? "", "X-Huying-Autosave": "1" };
    status.textContent = words.saving;
    try {
      const response = await fetch(form.dataset.autosaveUrl, { method: "POST", body, headers, redirect: "manual" });
      if (response.ok) {
        await adopt(form, response);
        status.textContent = `${words.saved} ${clock(new Date())}`;
        return true;
      }
      const out = response.type === "opaqueredirect" || response.status === 401 || response.status === 403;
      status.textContent = out ? words.signedOut : words.unsaved;
    } catch {
      status.textContent = words.unsaved;
    }
    return false;
  };

  const watch = (form) => {
    let changed = form.dataset.draftKey ? restore(form) : false;
    let round = 0;
    let saving = false;
    let later = 0;
    const touched = () => {
      changed = true;
      round += 1;
      clearTimeout(later);
      later = setTimeout(() => keep(form, false), 400);
    };
    form.addEventListener("input", touched);
    form.addEventListener("change", touched);
    form.addEventListener("submit", () => {
      clearTimeout(later);
      keep(form, false);
      if (form.dataset.draftKey) store?.setItem(SENT + form.dataset.draftKey, "1");
    });
    if (!form.dataset.autosaveUrl) return;
    const status = statusOf(form);
    const saveIfChanged = async () => {
      if (!changed || saving || form.dataset.sent) return;
      const seen = round;
      saving = true;
      const saved = await save(form, status);
      saving = false;
      if (saved && seen === round) {
        changed = false;
        keep(form, true);
      }
    };
    setInterval(saveIfChanged, EVERY);
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") {
        clearTimeout(later);
        if (changed) keep(form, false);
        saveIfChanged();
      }
    });
  };

  // A form that was sent and is no longer on the page has arrived; a sign-in page instead means that it has not.
  const forget = (shown) => {
    if (!store) return;
    const signedOut = document.body.classList.contains("signed-out");
    for (const name of Object.keys(store).filter((key) => key.startsWith(SENT))) {
      const key = name.slice(SENT.length);
      if (!signedOut && !shown.includes(key)) store.removeItem(COPY + key);
      store.removeItem(name);
    }
  };

  const forms = [...document.querySelectorAll("form[data-autosave-url], form[data-draft-key]")];
  forget(forms.map((form) => form.dataset.draftKey));
  forms.forEach(watch);
})();
