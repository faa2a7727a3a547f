const FACE = "system-ui, Segoe UI, Roboto, Helvetica Neue, DejaVu Sans, Arial, sans-serif";
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const channels = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
const mixed = (hex, ground, share) => {
  const under = channels(ground);
  return `rgb(${channels(hex).map((c, i) => Math.round(c * share + under[i] * (1 - share))).join(",")})`;
};

const data = JSON.parse(document.getElementById("data").textContent);
const { nodes, edges, rows, texts } = data;
const byId = (id) => document.getElementById(id);
const panel = byId("panel"), find = byId("find"), status = byId("status"), stage = byId("drawing"), tip = byId("tip");
const text = (column, row) => rows[column][row] === null ? null : texts[rows[column][row]];
const rounded = (number) => String(Number(number.toPrecision(3)));
const many = (number, what) => `${number.toLocaleString("en")} ${what}${number === 1 ? "" : "s"}`;
const touching = nodes.label.map(() => []);
edges.from.forEach((a, e) => {
  touching[a].push(e);
  if (edges.to[e] !== a) touching[edges.to[e]].push(e);
});
const other = (e, n) => (edges.from[e] === n ? edges.to[e] : edges.from[e]);

/* All that comes from a release passes here: as text, never as markup. */
function element(name, content, attributes = {}) {
  const made = document.createElement(name);
  if (content !== null) made.textContent = content;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function link(words, address) {
  return address
    ? element("a", words, { href: address, target: "_blank", rel: "noopener noreferrer", dir: "auto" })
    : element("bdi", words);
}

/* What the filters leave: rows by date and stance; lines that still have such rows, and weigh enough; nodes. */
const days = [...new Set(rows.date.filter((date) => date !== null))].map((date) => texts[date]).sort();
const stances = [...new Set(rows.stance)].map((stance) => texts[stance]);
const weights = [...new Set(edges.weight)].sort((a, b) => a - b);
const filter = { first: 0, last: days.length - 1, least: 0, stances: new Set(stances), marks: new Set(data.marks.keys()) };
let view = { hiddenNodes: new Set(), hiddenEdges: new Set(), litNodes: null, litEdges: null, chosen: [] };
const undated = rows.date.some((date) => date === null);

function stays(row) {
  if (!filter.stances.has(text("stance", row))) return false;
  if (filter.first === 0 && filter.last === days.length - 1) return true;
  const day = text("date", row);
  return day !== null && day >= days[filter.first] && day <= days[filter.last];
}

/* Who agrees or disagrees needs words of both ends on one policy: the other's alone do not make a line. */
const SIDES = { support: 1, oppose: 2, mixed: 3 };
const meeting = { same: (here, there) => here & there, opposite: (here, there) => here & (((there & 1) << 1) | (there >> 1)), object: (here, there) => here && there }[data.meet];
const sideOf = (row) => SIDES[text("stance", row)] || 0;
function sidesOf(own) {
  const sides = new Map();
  for (const row of own) sides.set(rows.object[row], (sides.get(rows.object[row]) || 0) | sideOf(row));
  return sides;
}

function rowsOf(e) {
  if (!meeting) return edges.rows[e];
  const own = [nodes.rows[edges.from[e]], nodes.rows[edges.to[e]]], sides = own.map(sidesOf), found = new Set();
  for (const end of [0, 1])
    for (const row of own[end]) if (meeting(sideOf(row), sides[1 - end].get(rows.object[row]) || 0)) found.add(row);
  const order = new Map([...found].map((row) => rows.object[row]).map((thing, at) => [thing, at]).reverse());
  return [...found].sort((a, b) => order.get(rows.object[a]) - order.get(rows.object[b]));
}

const owners = data.meet === "both" ? nodes.rows.map((own) => new Set(own)) : null;
function meets(e, kept, sides) {
  const one = edges.from[e], two = edges.to[e];
  if (meeting) {
    const [fewer, others] = sides[one].size < sides[two].size ? [sides[one], sides[two]] : [sides[two], sides[one]];
    for (const [thing, here] of fewer) if (meeting(here, others.get(thing) || 0)) return true;
    return false;
  }
  const left = edges.rows[e].filter((row) => kept[row]);
  return owners ? left.some((row) => owners[one].has(row)) && left.some((row) => owners[two].has(row)) : left.length > 0;
}

function sift() {
  const all = filter.stances.size === stances.length && filter.first === 0 && filter.last === days.length - 1;
  const kept = rows.who.map((_, row) => all || stays(row));
  const sides = meeting && !all ? nodes.rows.map((own) => sidesOf(own.filter((row) => kept[row]))) : null;
  const hiddenNodes = new Set(), hiddenEdges = new Set();
  nodes.mark.forEach((mark, n) => { if (!filter.marks.has(mark)) hiddenNodes.add(n); });
  edges.from.forEach((a, e) => {
    const gone = hiddenNodes.has(a) || hiddenNodes.has(edges.to[e]) || edges.weight[e] < weights[filter.least]
      || !(all || meets(e, kept, sides));
    if (gone) hiddenEdges.add(e);
  });
  touching.forEach((own, n) => {
    const alone = own.length ? own.every((e) => hiddenEdges.has(e)) : !nodes.rows[n].some((row) => kept[row]);
    if (alone) hiddenNodes.add(n);
  });
  view = { ...view, hiddenNodes, hiddenEdges };
  const seen = nodes.label.length - hiddenNodes.size, drawn = edges.from.length - hiddenEdges.size;
  status.textContent = hiddenNodes.size + hiddenEdges.size
    ? `Shown: ${seen.toLocaleString("en")} of ${many(nodes.label.length, "node")}, ${drawn.toLocaleString("en")} of ${many(edges.from.length, "line")}`
    : "";
}

/* The panel: a table of all, or the words behind one. */
function more(made, things, limit, put) {
  let next = 0;
  const step = () => {
    things.slice(next, next + limit).forEach(put);
    next += limit;
    button.hidden = next >= things.length;
    button.textContent = `Show more of ${things.length.toLocaleString("en")}`;
  };
  const button = element("button", "", { type: "button", class: "more" });
  button.addEventListener("click", step);
  step();
  return [made, button];
}

function swatch(mark) {
  return byId(`mark-${mark}`).querySelector("svg").cloneNode(true);
}

function table(caption, heads, things, cells, open) {
  const made = element("table", null), head = element("tr", null), body = element("tbody", null);
  made.append(element("caption", caption));
  for (const words of heads) head.append(element("th", words, { scope: "col" }));
  made.append(element("thead", null), body);
  made.tHead.append(head);
  return more(made, things, 200, (thing) => {
    const line = element("tr", null), [first, ...others] = cells(thing);
    const name = element("th", null, { scope: "row" }), button = element("button", null, { type: "button" });
    button.append(...first);
    button.addEventListener("click", () => open(thing));
    name.append(button);
    line.append(name);
    for (const value of others) line.append(element("td", value));
    body.append(line);
  });
}

const named = (n) => [swatch(nodes.mark[n]), element("span", data.marks[nodes.mark[n]].words, { class: "unseen" }), element("bdi", nodes.label[n])];

function tableOfNodes(numbers, caption) {
  return table(caption, ["Name", "Statements", "Lines"], numbers,
    (n) => [named(n), String(nodes.rows[n].length), String(touching[n].filter((e) => !view.hiddenEdges.has(e)).length)],
    (n) => { showNode(n); drawing.focus(n); });
}

function tableOfLines(n) {
  const own = touching[n].filter((e) => !view.hiddenEdges.has(e));
  own.sort((a, b) => edges.weight[b] - edges.weight[a]);
  return table(`Joined to ${own.length.toLocaleString("en")}`, ["Name", "Weight"], own,
    (e) => [named(other(e, n)), rounded(edges.weight[e])], showEdge);
}

function card(row) {
  const made = element("article", null, { class: text("stance", row) });
  const who = element("p", null);
  who.append(element("strong", text("who", row), { dir: "auto" }));
  if (rows.for[row] !== null) who.append(", for ", element("bdi", text("for", row)));
  who.append(` · ${text("says", row)}`);
  const where = element("p", null, { class: "where" });
  where.append(link(text("release", row), text("source", row)));
  if (rows.date[row] !== null) where.append(`, ${text("date", row)}`);
  const statement = text("statement", row);
  if (statement && statement !== text("source", row)) where.append(" · ", link("statement", statement));
  made.append(who, element("blockquote", text("words", row), { dir: "auto" }), where);
  return made;
}

function behind(label, numbers) {
  const kept = numbers.filter(stays), topics = new Map();
  for (const row of kept) {
    if (!topics.has(rows.on[row])) topics.set(rows.on[row], []);
    topics.get(rows.on[row]).push(row);
  }
  const things = [...topics].flatMap(([topic, own]) => (texts[topic] === label ? own : [texts[topic], ...own]));
  const made = element("div", null);
  const parts = more(made, things, 60, (thing) =>
    made.append(typeof thing === "string" ? element("h3", thing, { dir: "auto" }) : card(thing)));
  if (kept.length < numbers.length)
    parts.unshift(element("p", `${many(numbers.length - kept.length, "more")} outside the filter`.replace("mores", "more"), { class: "says" }));
  return parts;
}

function saysOfNode(n) {
  const own = nodes.rows[n], counts = new Map();
  for (const row of own) counts.set(text("stance", row), (counts.get(text("stance", row)) || 0) + 1);
  const what = [...counts].sort((a, b) => b[1] - a[1]).map(([stance, number]) => `${number} ${stance}`).join(", ");
  return `${data.marks[nodes.mark[n]].words}; ${what}; in ${many(new Set(own.map((row) => rows.source[row] ?? rows.release[row])).size, "release")}`;
}

const nameOfEdge = (e) => `${nodes.label[edges.from[e]]} ${data.directed ? "→" : "—"} ${nodes.label[edges.to[e]]}`;
const saysOfEdge = (e) => `${data.lines[edges.line[e]].words}; weight ${rounded(edges.weight[e])}`;

/* How a line between two actors comes to its weight: pairs of statements, policy by policy. */
function arithmetic(e) {
  if (data.meet !== "same" && data.meet !== "opposite") return null;
  const sides = new Map();
  for (const [end, n] of [edges.from[e], edges.to[e]].entries())
    for (const row of nodes.rows[n]) {
      const counts = sides.get(rows.object[row]) || [[0, 0], [0, 0]], side = sideOf(row);
      // Where repetitions do not count, one side of a mixed position may: which, is not known here.
      if (side === 3 && !data.exact) return null;
      counts[end][0] += side & 1;
      counts[end][1] += side >> 1;
      sides.set(rows.object[row], counts);
    }
  let pairs = 0;
  const terms = [];
  for (const [a, b] of sides.values())
    for (const side of [0, 1]) {
      const there = data.meet === "same" ? side : 1 - side;
      if (a[side] * b[there] === 0) continue;
      pairs += a[side] * b[there];
      terms.push(`${a[side]} × ${b[there]}`);
    }
  if (!terms.length) return null;
  const sum = terms.length > 12 ? many(pairs, "pair") : `${terms.join(" + ")} = ${many(pairs, "pair")}`;
  const weight = edges.weight[e];
  return data.normalisation === "no" || !weight ? sum
    : `${sum}; ${pairs} ÷ ${rounded(pairs / weight)} (${data.normalisation}) = ${rounded(weight)}`;
}

function show(title, says, parts) {
  const back = element("button", "← All", { type: "button", class: "back" });
  back.addEventListener("click", () => { find.value = ""; showAll(); find.focus(); });
  panel.replaceChildren(back, element("h2", title, { dir: "auto" }), element("p", says, { class: "says" }), ...parts);
  byId("side").scrollTop = panel.offsetTop - byId("side").offsetTop;
  drawing.update(view);
}

function showNode(n) {
  const own = touching[n].filter((e) => !view.hiddenEdges.has(e));
  view = { ...view, litNodes: new Set([n, ...own.map((e) => other(e, n))]), litEdges: new Set(own), chosen: [n] };
  shown = () => showNode(n);
  show(nodes.label[n], saysOfNode(n), [...behind(nodes.label[n], nodes.rows[n]), ...tableOfLines(n)]);
}

function showEdge(e) {
  view = { ...view, litNodes: new Set([edges.from[e], edges.to[e]]), litEdges: new Set([e]), chosen: [edges.from[e], edges.to[e]] };
  shown = () => showEdge(e);
  const sum = arithmetic(e);
  show(nameOfEdge(e), saysOfEdge(e), [...(sum ? [element("p", sum, { class: "sum" })] : []), ...behind(nameOfEdge(e), rowsOf(e))]);
}

function showAll() {
  const wanted = find.value.trim().toLocaleLowerCase();
  const found = [...nodes.label.keys()].filter((n) => !view.hiddenNodes.has(n) && nodes.label[n].toLocaleLowerCase().includes(wanted));
  found.sort((a, b) => nodes.rows[b].length - nodes.rows[a].length || nodes.label[a].localeCompare(nodes.label[b]));
  view = { ...view, litNodes: wanted ? new Set(found) : null, litEdges: wanted ? new Set() : null, chosen: [] };
  shown = showAll;
  const caption = wanted ? (found.length ? `${found.length.toLocaleString("en")} found` : "None has such a name") : many(found.length, "node");
  panel.replaceChildren(
    element("p", "Click a node or a line to read the words behind it.", { class: "says" }),
    ...(found.length ? tableOfNodes(found, caption) : [element("p", wanted ? caption : "The filter leaves nothing: widen it.", { class: "says" })]));
  drawing.update(view);
  return found;
}

function hint(kind, id, event) {
  stage.style.cursor = "pointer";
  const [title, says] = kind === "node" ? [nodes.label[id], saysOfNode(id)] : [nameOfEdge(id), saysOfEdge(id)];
  tip.replaceChildren(element("strong", title, { dir: "auto" }), element("span", says));
  tip.hidden = false;
  const frame = stage.getBoundingClientRect(), x = event.clientX - frame.x, y = event.clientY - frame.y;
  tip.style.left = `${Math.max(4, Math.min(x + 14, frame.width - tip.offsetWidth - 4))}px`;
  tip.style.top = `${y + 18 + tip.offsetHeight > frame.height ? y - tip.offsetHeight - 12 : y + 18}px`;
}

function sifted() {
  sift();
  shown();
}

const drawing = drawNetwork(stage, data, {
  node: showNode,
  edge: showEdge,
  nothing: () => { find.value = ""; showAll(); },
  over: hint,
  out: () => { tip.hidden = true; stage.style.cursor = ""; },
});
let shown = showAll;

find.addEventListener("input", showAll);
find.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  const [first] = showAll();
  if (first !== undefined) { showNode(first); drawing.focus(first); }
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  find.value = "";
  showAll();
});
const whole = () => drawing.whole();
byId("whole").addEventListener("click", () => { find.value = ""; showAll(); whole(); });
byId("in").addEventListener("click", () => drawing.zoom(1.4));
byId("out").addEventListener("click", () => drawing.zoom(1 / 1.4));
stage.addEventListener("keydown", (event) => {
  const way = { ArrowLeft: [-60, 0], ArrowRight: [60, 0], ArrowUp: [0, -60], ArrowDown: [0, 60] }[event.key];
  if (way) drawing.pan(...way);
  else if (event.key === "+" || event.key === "=") drawing.zoom(1.4);
  else if (event.key === "-") drawing.zoom(1 / 1.4);
  else if (event.key === "0") whole();
  else return;
  event.preventDefault();
});

for (const box of document.querySelectorAll("#legend input"))
  box.addEventListener("change", () => {
    if (box.checked) filter.marks.add(Number(box.value));
    else filter.marks.delete(Number(box.value));
    sifted();
  });
if (stances.length > 1) {
  byId("stances").hidden = false;
  for (const stance of stances.sort()) {
    const label = element("label", null), box = element("input", null, { type: "checkbox", value: stance });
    box.checked = true;
    box.addEventListener("change", () => {
      if (box.checked) filter.stances.add(stance);
      else filter.stances.delete(stance);
      sifted();
    });
    label.append(box, ` ${stance}`);
    byId("stances").append(label);
  }
}

function slider(id, last, at, say, change) {
  const input = byId(id);
  input.max = String(last);
  input.value = String(at);
  const tell = () => {
    byId(`${id}-said`).textContent = say(Number(input.value));
    input.setAttribute("aria-valuetext", say(Number(input.value)));
  };
  input.addEventListener("input", () => { change(Number(input.value), input); tell(); sifted(); });
  tell();
}
if (weights.length > 1) {
  byId("weights").hidden = false;
  slider("least", weights.length - 1, 0, (at) => rounded(weights[at]), (at) => { filter.least = at; });
}
if (days.length > 1) {
  byId("dates").hidden = false;
  byId("undated").hidden = !undated;
  slider("first", days.length - 1, 0, (at) => days[at], (at, input) => { filter.first = Math.min(at, filter.last); input.value = String(filter.first); });
  slider("last", days.length - 1, days.length - 1, (at) => days[at], (at, input) => { filter.last = Math.max(at, filter.first); input.value = String(filter.last); });
}
byId("filters").hidden = days.length < 2 && weights.length < 2 && stances.length < 2;
if (window.matchMedia("(max-width: 860px)").matches) for (const id of ["about", "filters"]) byId(id).open = false;
window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawing.theme);
new ResizeObserver(whole).observe(stage);
showAll();
whole();
document.documentElement.dataset.drawn = "yes";
