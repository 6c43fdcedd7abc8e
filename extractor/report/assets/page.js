"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const $ = (id) => document.getElementById(id);
const HEADLINES = ["deal.slots", "deal.detect", "deal.exact", "stake", "stake.full", "org.strict", "org.entity",
  "money.value", "percent.value"];
const FILTERS = ["kind", "slot", "outcome", "doc", "rule"];
const STEP = 150;

function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (key === "class") node.className = value;
    else if (key in node) node[key] = value;
    else node.setAttribute(key, value);
  }
  node.append(...children.filter((c) => c !== null && c !== undefined && c !== ""));
  return node;
}
const num = (x, digits = 3) => (x === null || x === undefined ? "–" : x.toFixed(digits));
const signed = (x) => (x === null || x === undefined ? "–" : (x >= 0 ? "+" : "−") + Math.abs(x).toFixed(3));
const span = (x, f = num) => (x ? `${f(x[0])} to ${f(x[1])}` : "–");

// A table whose columns sort on a click; a cell is text, a number, a node or {show, by}.
function table(head, rows) {
  const body = el("tbody");
  const fill = (list) => body.replaceChildren(...list.map((row) => el("tr", {}, ...row.map((cell) => {
    const shown = cell !== null && typeof cell === "object" && "show" in cell ? cell.show : cell;
    return el("td", { class: typeof cell === "string" ? "text" : "" },
      shown === null ? "–" : shown instanceof Node ? shown : String(shown));
  }))));
  const value = (cell) => {
    if (cell !== null && typeof cell === "object" && "by" in cell) return cell.by ?? -Infinity;
    return cell instanceof Node ? cell.textContent : cell ?? -Infinity;
  };
  let last = -1;
  const heads = head.map((name, k) => el("th", { class: rows.some((r) => typeof r[k] === "string") ? "text" : "", "data-sort": k, onclick: () => {
    const turn = last === k ? 1 : -1;
    last = last === k ? -1 : k;
    fill([...rows].sort((a, b) => {
      const [x, y] = [value(a[k]), value(b[k])];
      return (typeof x === "string" ? -1 : 1) * turn * (x > y ? 1 : x < y ? -1 : 0);
    }));
  } }, name));
  fill(rows);
  return el("div", { class: "scroll" }, el("table", {}, el("thead", {}, el("tr", {}, ...heads)), body));
}
const figure = (x, digits) => ({ show: num(x, digits), by: x });

function bar(f) {
  if (f.f === null) return "";
  const box = el("span", { class: "bar", title: span(f.interval) });
  if (f.interval) {
    const [low, high] = f.interval.map((x) => x * 100);
    box.append(el("i", { style: `left:${low}%;width:${high - low}%` }));
  }
  box.append(el("s", { style: `left:${f.f * 100}%` }));
  return box;
}

function filterLink(text, filter) {
  return el("a", { class: "filter", href: "#" + new URLSearchParams({ tab: "facts", ...filter }) }, text);
}

function cards() {
  $("summary").textContent = `${data.articles} article${data.articles === 1 ? "" : "s"}`
    + (data.without_record.length ? `, ${data.without_record.length} without a record` : "")
    + `; ${data.false_deals.deals} false deals`
    + (data.false_deals.per_1000 === null ? "" : ` (${num(data.false_deals.per_1000, 1)} per 1,000 sentences)`);
  for (const key of HEADLINES) {
    const f = data.figures[key];
    if (f) $("cards").append(el("div", { class: "card" }, el("span", {}, key), el("b", {}, num(f.f)), el("span", {}, span(f.interval))));
  }
}

function figures() {
  const rows = Object.entries(data.figures).map(([key, f]) =>
    [key, figure(f.precision), figure(f.recall), figure(f.f), { show: bar(f), by: f.f }, f.tp, f.fp, f.fn]);
  $("figures").append(table(["figure", "P", "R", "F", "95% of F", "right", "spurious", "missed"], rows));
}

function rules() {
  for (const [kind, right] of [["deal", "type right"], ["stake", "share right"]]) {
    const rows = data.rules.filter((r) => r.kind === kind).map((r) => [
      { show: filterLink(r.rule, { kind, rule: r.rule }), by: r.rule }, r.items, r.right,
      { show: el("span", { class: r.precision !== null && r.precision < .7 ? "low" : "" }, num(r.precision)), by: r.precision },
      r.full, figure(r.slots), r.free]);
    $("rules").append(el("h2", {}, `Rules of ${kind}s`),
      table(["rule", "n", right, "precision", "all right", "slot precision", "optional"], rows));
  }
}

function confusions() {
  for (const [field, matrix] of Object.entries(data.confusions)) {
    const last = (a, b) => (a === "-") - (b === "-") || (a < b ? -1 : 1);
    const golds = Object.keys(matrix).sort(last);
    const preds = [...new Set(golds.flatMap((g) => Object.keys(matrix[g])))].sort(last);
    const rows = golds.map((g) => {
      const sum = Object.values(matrix[g]).reduce((a, b) => a + b, 0);
      return [g === "-" ? "spurious" : g, ...preds.map((p) => {
        const n = matrix[g][p] || 0;
        if (!n) return { show: "", by: 0 };
        const search = g === "-" ? { outcome: "spurious", slot: "none", q: p }
          : p === "-" ? { outcome: "missed", slot: "none", q: g } : { slot: field, q: `${g} ${p}` };
        const cell = el("span", { class: g === p ? "hit" : "off", style: `--n:${n / sum}` },
          g === p ? String(n) : filterLink(String(n), { kind: "deal", ...search }));
        return { show: cell, by: n };
      })];
    });
    $("confusions").append(el("h2", {}, `Deal ${field}: gold by row, prediction by column`),
      table(["", ...preds.map((p) => (p === "-" ? "missed" : p.replace("_", " ")))], rows));
  }
  const mixes = data.mixes.map((m) => [m.kind, m.what, m.gold ? `${m.gold} as ${m.pred}` : "", m.doc, m.rule || ""]);
  $("confusions").append(el("h2", {}, "Errors between deals: "
    + Object.entries(data.structure).map(([k, n]) => `${n} ${k}`).join(", ")),
  table(["kind", "what", "roles", "article", "rule"], mixes));
}

function confidence() {
  const r = data.reliability;
  const rows = r.bins.map((b) => [`${num(b.low, 1)} to ${num(b.high, 1)}`, b.items, figure(b.confidence), figure(b.precision),
    { show: bar({ f: b.precision, interval: [Math.min(b.confidence, b.precision), Math.max(b.confidence, b.precision)] }), by: b.precision }]);
  $("confidence").append(el("p", {}, `Of ${r.items} deals: calibration error ${num(r.error)}, Brier score ${num(r.brier)}. `
    + "The mark is the precision, the band reaches to the mean confidence."),
  table(["confidence", "deals", "mean confidence", "precision", ""], rows));
}

function groups() {
  const rows = Object.entries(data.groups).map(([name, g]) => [name, g.articles,
    ...HEADLINES.map((k) => figure(g.figures[k] ? g.figures[k].f : null)), figure(g.false_deals.per_1000, 1)]);
  $("groups").append(el("p", {}, `F of each ${data.grouping}, and false deals per 1,000 sentences.`),
    table([data.grouping, "articles", ...HEADLINES, "false/1000"], rows));
}

// The sentence with the places of gold and prediction marked, also where they overlap.
function quote(f) {
  if (!f.quote) return "";
  const box = el("blockquote");
  const cuts = new Set([0, f.quote.length, ...(f.gold_at || []), ...(f.pred_at || [])]);
  // Offsets count characters as Python does, so the sentence is cut by code points.
  const chars = [...f.quote];
  const at = [...cuts].filter((c) => c <= chars.length).sort((a, b) => a - b);
  const inside = (s, a) => s && s[0] <= a && a < s[1];
  for (let k = 0; k + 1 < at.length; k++) {
    const part = chars.slice(at[k], at[k + 1]).join("");
    const [g, p] = [inside(f.gold_at, at[k]), inside(f.pred_at, at[k])];
    box.append(g || p ? el("mark", { class: g && p ? "both" : g ? "gold" : "pred" }, part) : part);
  }
  return box;
}

// For a change: what the fact's own system has, and what the other has, in the order of time.
const SIDES = { gained: ["now", "before"], lost: ["before", "now"], "new error": ["now", ""], "gone error": ["before", ""] };

function factItem(f, label, other) {
  const sides = el("dl");
  const [mine, theirs] = SIDES[label] || ["predicted", ""];
  if (f.gold !== null) sides.append(el("dt", {}, "gold"), el("dd", {}, f.gold));
  if (f.pred !== null) sides.append(el("dt", {}, mine), el("dd", {}, f.pred));
  if (other && other.pred !== null) sides.append(el("dt", {}, theirs), el("dd", {}, other.pred, other.rule ? ` [${other.rule}]` : ""));
  const at = f.gold_span || f.pred_span;
  return el("li", { class: (label || f.outcome).split(" ")[0] },
    el("div", { class: "top" }, el("span", { class: "what" }, [f.kind, f.slot, label || f.outcome].filter(Boolean).join(" · ")),
      f.rule ? el("span", { class: "rule" }, filterLink(f.rule, { rule: f.rule })) : "",
      el("span", { class: "where" }, filterLink(f.doc, { doc: f.doc }), at ? ` @${at[0]}` : "")),
    sides, quote(f));
}

function changes() {
  const c = data.comparison;
  if (!c) return;
  const rows = Object.entries(c.differences).map(([key, d]) => [key, figure(d.ours), figure(d.theirs),
    { show: signed(d.difference), by: d.difference }, span(d.interval, signed), figure(d.p)]);
  const list = el("div", { class: "plain" });
  const counts = {};
  for (const x of c.changes) counts[x.change] = (counts[x.change] || 0) + 1;
  const pick = el("select", { onchange: () => fill() }, el("option", { value: "" }, `all ${c.changes.length}`),
    ...Object.entries(counts).map(([k, n]) => el("option", { value: k }, `${k} (${n})`)));
  let most = STEP;
  const more = el("button", { type: "button", class: "more", onclick: () => { most += STEP; fill(); } }, "Show more");
  const fill = () => {
    const found = c.changes.filter((x) => !pick.value || x.change === pick.value);
    list.replaceChildren(...found.slice(0, most).map((x) => factItem(x.fact, x.change, x.other)),
      found.length > most ? more : "");
  };
  fill();
  $("changes").append(el("h2", {}, "Facts gained and lost"), el("p", {}, pick), list, el("h2", {}, "Differences"),
    table(["figure", "F", "against", "difference", "95%", "p"], rows));
}

let limit = STEP;
function facts() {
  const chosen = Object.fromEntries(FILTERS.map((key) => [key, $(key).value]));
  const words = $("q").value.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (f, but) => FILTERS.every((key) => key === but || !chosen[key]
    || (key === "outcome" && chosen[key] === "error" ? f.outcome !== "right" : (f[key] || "none") === chosen[key]))
    && words.every((w) => f.haystack.includes(w));
  for (const key of FILTERS) {
    const counts = new Map();
    for (const f of data.facts) if (fits(f, key)) counts.set(f[key] || "none", (counts.get(f[key] || "none") || 0) + 1);
    if (chosen[key] && !counts.has(chosen[key]) && chosen[key] !== "error") counts.set(chosen[key], 0);
    const any = [...counts.values()].reduce((a, b) => a + b, 0);
    const options = [el("option", { value: "" }, `any (${any})`)];
    if (key === "outcome") options.push(el("option", { value: "error" }, `not right (${any - (counts.get("right") || 0)})`));
    for (const k of [...counts.keys()].sort()) options.push(el("option", { value: k }, `${k} (${counts.get(k)})`));
    $(key).replaceChildren(...options);
    $(key).value = chosen[key];
  }
  const found = data.facts.filter((f) => fits(f));
  $("shown").textContent = `${found.length} facts`;
  $("list").replaceChildren(...found.slice(0, limit).map((f) => factItem(f)));
  $("more").hidden = found.length <= limit;
}

function filtersToHash() {
  const state = new URLSearchParams({ tab: "facts" });
  for (const key of [...FILTERS, "q"]) if ($(key).value) state.set(key, $(key).value);
  limit = STEP;
  history.replaceState(null, "", "#" + state);
  facts();
}

function fromHash() {
  const state = new URLSearchParams(location.hash.slice(1));
  const tab = state.get("tab") || "facts";
  for (const section of document.querySelectorAll("main section")) section.hidden = section.id !== tab;
  for (const button of $("tabs").children) button.setAttribute("aria-selected", String(button.dataset.tab === tab));
  if (tab !== "facts") return;
  for (const key of FILTERS) {
    const value = state.get(key) ?? (key === "outcome" && !location.hash ? "error" : "");
    $(key).replaceChildren(el("option", { value }, value));
    $(key).value = value;
  }
  $("q").value = state.get("q") || "";
  limit = STEP;
  facts();
}

for (const f of data.facts) {
  f.haystack = [f.doc, f.kind, f.slot, f.outcome, f.gold, f.pred, f.rule, f.quote].filter(Boolean).join(" ").toLowerCase();
}
const tabs = [["facts", "Facts"], ...(data.comparison ? [["changes", "Gained and lost"]] : []), ["figures", "Figures"],
  ["rules", "Rules"], ["confusions", "Confusions"], ["confidence", "Confidence"], ["groups", `By ${data.grouping}`]];
$("tabs").append(...tabs.map(([id, name]) => el("button", { role: "tab", "data-tab": id, onclick: () => {
  location.hash = "tab=" + id + (id === "facts" ? "&outcome=error" : "");
} }, name)));
$("filters").addEventListener("input", filtersToHash);
$("filters").addEventListener("submit", (event) => event.preventDefault());
$("filters").addEventListener("reset", () => setTimeout(() => {
  for (const key of FILTERS) $(key).value = "";
  filtersToHash();
}));
$("more").addEventListener("click", () => { limit += STEP; facts(); });
window.addEventListener("hashchange", fromHash);
cards(); figures(); rules(); confusions(); confidence(); groups(); changes(); fromHash();
