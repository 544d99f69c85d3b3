(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.add("js");
  const one = (query, from = document) => from.querySelector(query);
  const all = (query, from = document) => Array.from(from.querySelectorAll(query));
  const byId = (id) => document.getElementById(id);
  const findings = all("article.finding");
  const panel = byId("panel");
  const words = byId("words");
  const help = byId("help");
  const hint = panel ? Array.from(panel.childNodes).map((node) => node.cloneNode(true)) : [];
  let current = -1;

  // Light or dark: the reader's choice holds until the page is closed.
  byId("theme").addEventListener("click", () => {
    const dark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });

  // What belongs on paper is unfolded for it; the rest (commands, weights) is left out.
  let folded = [];
  const unfold = () => {
    folded = all("details.paper:not([open])");
    folded.forEach((details) => { details.open = true; });
  };
  addEventListener("beforeprint", unfold);
  addEventListener("afterprint", () => folded.forEach((details) => { details.open = false; }));
  byId("print").addEventListener("click", () => print());

  const tell = (text) => {
    byId("told").textContent = text;
    setTimeout(() => { byId("told").textContent = ""; }, 1500);
  };
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const field = document.createElement("textarea");
      field.value = text;
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
    tell("Copied");
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button.copy");
    if (button) copy(one("code", button.parentElement).textContent);
  });

  // The panel beside the draft shows copies: the originals stay where links and search find them.
  const copyOf = (node) => {
    const made = node.cloneNode(true);
    [made, ...all("[id]", made)].forEach((part) => part.removeAttribute("id"));
    made.classList.remove("current");
    return made;
  };
  const show = (nodes) => {
    const close = document.createElement("button");
    close.type = "button";
    close.className = "close";
    close.textContent = "Close";
    close.addEventListener("click", clear);
    panel.replaceChildren(close, ...nodes);
    panel.classList.add("full");
    panel.scrollTop = 0;
  };
  const clear = () => {
    if (!panel) return;
    panel.replaceChildren(...hint.map((node) => node.cloneNode(true)));
    panel.classList.remove("full");
    all(".statement.current").forEach((mark) => mark.classList.remove("current"));
  };
  const copyAny = (node) => (node.nodeType === 1 ? copyOf(node) : node.cloneNode(true));
  const openStatement = (mark) => {
    all(".statement.current").forEach((other) => other.classList.remove("current"));
    mark.classList.add("current");
    const said = byId(`${mark.id}-said`);
    const nodes = Array.from(said.childNodes).map(copyAny);
    const ids = mark.dataset.findings.split(" ").filter(Boolean);
    show([...nodes, ...ids.map(byId).filter(Boolean).map(copyOf)]);
  };
  document.addEventListener("click", (event) => {
    const mark = event.target.closest("a.statement");
    if (!mark || !panel) return;
    event.preventDefault();
    const id = mark.dataset.findings.split(" ")[0];
    if (id) current = findings.findIndex((finding) => finding.id === id);
    openStatement(mark);
  });

  // From finding to finding: in the draft where it stands there, else in the list.
  const select = (number) => {
    current = number;
    const finding = findings[number];
    all(".finding.current").forEach((other) => other.classList.remove("current"));
    finding.classList.add("current");
    const mark = panel && one(`a.statement[data-findings~="${CSS.escape(finding.id)}"]`);
    if (mark) {
      openStatement(mark);
      // On a narrow screen the panel covers the lower part of the window.
      mark.scrollIntoView({ block: getComputedStyle(panel).position === "fixed" ? "start" : "center" });
      mark.focus({ preventScroll: true });
      return;
    }
    if (panel) clear();
    const page = finding.closest("details.page");
    if (page) page.open = true;
    finding.scrollIntoView({ block: "start" });
    finding.focus({ preventScroll: true });
  };
  const step = (by) => {
    let number = current + by;
    while (findings[number] && findings[number].hidden) number += by;
    if (findings[number]) select(number);
    else if (findings.length) tell(by > 0 ? "That was the last finding" : "That was the first finding");
  };

  // The filter: every word must stand in the finding, in any order.
  const texts = new Map();
  const textOf = (finding) => {
    if (!texts.has(finding)) texts.set(finding, finding.textContent.toLowerCase());
    return texts.get(finding);
  };
  const filter = () => {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    const levels = new Set(all("input.level:checked").map((box) => box.value));
    const whole = !wanted.length && levels.size === all("input.level").length;
    let shown = 0;
    for (const finding of findings) {
      const fits = levels.has(finding.dataset.level) && wanted.every((word) => textOf(finding).includes(word));
      finding.hidden = !fits;
      if (fits) shown += 1;
    }
    all("details.page").forEach((page, number) => {
      const hits = all("article.finding:not([hidden])", page).length;
      page.hidden = !hits;
      // Pages close each other by their name; while a filter is on, all hits are to be seen.
      if (whole) { page.name = "pages"; page.open = number === 0; } else { page.name = ""; page.open = hits > 0; }
    });
    byId("shown").textContent = whole ? "" : `${shown} of ${findings.length} shown`;
    current = -1;
  };
  if (words) {
    let waiting;
    words.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(filter, findings.length > 500 ? 200 : 0);
    });
    all("input.level").forEach((box) => box.addEventListener("change", filter));
  }

  byId("keys").addEventListener("click", () => help.showModal());
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.closest("input:not([type=checkbox]), textarea");
    if (event.key === "Escape") {
      if (help.open) return;
      if (words && words.value) { words.value = ""; filter(); }
      if (typing) event.target.blur();
      clear();
      return;
    }
    if (typing || help.open) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/" && words) { event.preventDefault(); words.focus(); }
    else if (event.key === "?") help.showModal();
  });

  // A link to a finding on a page that is folded opens that page.
  const reveal = () => {
    const target = location.hash && byId(decodeURIComponent(location.hash.slice(1)));
    const details = target && target.closest("details:not([open])");
    if (details) { details.open = true; target.scrollIntoView(); }
  };
  addEventListener("hashchange", reveal);
  reveal();
})();
