// Pasting from Word or WPS into a textarea keeps the paragraphs: one paragraph, one line; no odd spaces.
(() => {
  "use strict";
  const BLOCKS = new Set("P DIV LI UL OL TR TABLE H1 H2 H3 H4 H5 H6 BLOCKQUOTE SECTION ARTICLE PRE BODY".split(" "));
  const SKIP = new Set("STYLE SCRIPT HEAD TITLE META LINK XML".split(" "));
  const CJK = "[\\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef\\u3000-\\u303f]";
  const BETWEEN = new RegExp(`(?<=${CJK})[ \\t]*\\n[ \\t]*(?=${CJK})`, "g");

  const plain = (text) => text.replace(/\r\n?/g, "\n").replace(/[\u00a0\u2007\u202f]/g, " ").replace(/[\u200b\ufeff\u00ad]/g, "");
  // A line break in the HTML source means nothing; between Chinese characters not even a space.
  const flat = (text) => plain(text).replace(BETWEEN, "").replace(/[ \t\n]+/g, " ");

  const walk = (node, lines) => {
    if (node.nodeType === Node.TEXT_NODE) {
      lines[lines.length - 1] += flat(node.data);
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE || SKIP.has(node.nodeName.toUpperCase())) return;
    if (node.nodeName === "BR") {
      lines.push("");
      return;
    }
    const block = BLOCKS.has(node.nodeName);
    if (block) lines.push("");
    node.childNodes.forEach((child) => walk(child, lines));
    if (node.nodeName === "TD" || node.nodeName === "TH") lines[lines.length - 1] += " ";
    if (block) lines.push("");
  };

  const paragraphs = (html) => {
    // Styles are cut before parsing: the page's security policy would report every one of them.
    const bare = html.replace(/<style[\s\S]*?<\/style>/gi, "").replace(/\sstyle=("[^"]*"|'[^']*'|[^\s>]*)/gi, "");
    const lines = [""];
    walk(new DOMParser().parseFromString(bare, "text/html").body, lines);
    return lines.map((line) => line.replace(/ {2,}/g, " ").trim()).filter(Boolean).join("\n");
  };

  document.addEventListener("paste", (event) => {
    const area = event.target;
    if (!(area instanceof HTMLTextAreaElement) || !event.clipboardData) return;
    const html = event.clipboardData.getData("text/html");
    const text = html ? paragraphs(html) : plain(event.clipboardData.getData("text/plain"));
    if (!text) return;
    event.preventDefault();
    // insertText keeps the browser's undo; the fallback does not, but loses nothing.
    if (!document.execCommand("insertText", false, text)) {
      area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
      area.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });
})();
