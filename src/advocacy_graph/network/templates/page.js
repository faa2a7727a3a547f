"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const panel = document.getElementById("panel");
const find = document.getElementById("find");
const least = document.getElementById("least");
const INK = "#1b2733", FAINT = "rgba(27,39,51,0.18)";

const nodes = new vis.DataSet(data.drawn.nodes);
const edges = new vis.DataSet(data.drawn.edges);
const network = new vis.Network(document.getElementById("drawing"), { nodes, edges }, {
  physics: false,
  layout: { improvedLayout: false },
  interaction: { hover: true, keyboard: false, selectConnectedEdges: false, tooltipDelay: 1e9 },
  nodes: {
    borderWidth: 1.5,
    labelHighlightBold: false,  // a bold label is wider than the room that the layout kept for it
    font: { size: 14, color: INK, face: "system-ui, Segoe UI, Roboto, DejaVu Sans, Arial, sans-serif",
      strokeWidth: 4, strokeColor: "#ffffff" },
  },
  edges: { smooth: false, hoverWidth: 1, selectionWidth: 2 },
});
const touching = data.drawn.nodes.map(() => new Set());
for (const edge of data.drawn.edges) {
  touching[edge.from].add(edge.to);
  touching[edge.to].add(edge.from);
}

/* All that comes from a release passes here: as text, never as markup. */
function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  if (text !== null) made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function link(text, address) {
  return address
    ? element("a", text, { href: address, target: "_blank", rel: "noopener noreferrer", dir: "auto" })
    : element("bdi", text);
}

function card(row) {
  const made = element("article", null, { class: row.stance });
  const who = element("p", null);
  who.append(element("strong", row.who, { dir: "auto" }));
  if (row.for) who.append(", for ", element("bdi", row.for));
  who.append(` · ${row.says}`);
  const where = element("p", null, { class: "where" });
  where.append(link(row.release, row.source));
  if (row.date) where.append(`, ${row.date}`);
  if (row.statement && row.statement !== row.source) where.append(" · ", link("statement", row.statement));
  made.append(who, element("blockquote", row.words, { dir: "auto" }), where);
  return made;
}

function list(numbers) {
  const made = element("ul", null, { class: "list" });
  for (const n of numbers) {
    const item = element("li", null), button = element("button", null, { type: "button" });
    button.append(element("bdi", data.nodes[n].label), element("span", String(data.nodes[n].count)));
    button.addEventListener("click", () => { showNode(n); network.focus(n, { scale: Math.max(1, network.getScale()) }); });
    item.append(button);
    made.append(item);
  }
  return made;
}

function behind(thing) {
  const back = element("button", "← All", { type: "button", class: "back" });
  back.addEventListener("click", showAll);
  const parts = [back, element("h2", thing.label, { dir: "auto" }), element("p", thing.says, { class: "says" })];
  const topics = new Map();
  for (const n of thing.rows) {
    const row = data.rows[n];
    if (!topics.has(row.on)) topics.set(row.on, []);
    topics.get(row.on).push(row);
  }
  for (const [topic, rows] of topics) {
    if (topic !== thing.label) parts.push(element("h3", topic, { dir: "auto" }));
    parts.push(...rows.map(card));
  }
  return parts;
}

function light(kept) {
  nodes.update(data.drawn.nodes.map(({ id }) => {
    const lit = kept === null || kept.has(id);
    return { id, opacity: lit ? 1 : 0.15, font: { color: lit ? INK : FAINT, strokeWidth: lit ? 4 : 0 } };
  }));
}

function lightEdges(kept) {
  edges.update(data.drawn.edges.map(({ id, color }) => {
    const opacity = kept === null ? color.opacity : kept(id) ? Math.max(color.opacity, 0.75) : 0.03;
    return { id, color: { ...color, opacity } };
  }));
}

function showNode(n) {
  light(new Set([n, ...touching[n]]));
  lightEdges((id) => data.drawn.edges[id].from === n || data.drawn.edges[id].to === n);
  const near = [...touching[n]].sort((a, b) => data.nodes[b].count - data.nodes[a].count);
  const parts = behind(data.nodes[n]);
  parts.push(element("h3", `Joined to ${near.length}`), edgesOf(n));
  panel.replaceChildren(...parts);
  panel.scrollTop = 0;
  network.selectNodes([n], false);
}

function edgesOf(n) {
  const made = element("ul", null, { class: "list" });
  const own = data.drawn.edges.filter((edge) => edge.from === n || edge.to === n);
  own.sort((a, b) => data.edges[b.id].weight - data.edges[a.id].weight);
  for (const edge of own) {
    const item = element("li", null), button = element("button", null, { type: "button" });
    button.append(
      element("bdi", data.nodes[edge.from === n ? edge.to : edge.from].label),
      element("span", String(Number(data.edges[edge.id].weight.toPrecision(3)))));
    button.addEventListener("click", () => showEdge(edge.id));
    item.append(button);
    made.append(item);
  }
  return made;
}

function showEdge(id) {
  const edge = data.drawn.edges[id];
  light(new Set([edge.from, edge.to]));
  lightEdges((other) => other === id);
  panel.replaceChildren(...behind(data.edges[id]));
  panel.scrollTop = 0;
  network.selectEdges([id]);
}

function showAll() {
  const wanted = find.value.trim().toLocaleLowerCase();
  const found = data.nodes.map((_, n) => n).filter((n) => data.nodes[n].label.toLocaleLowerCase().includes(wanted));
  found.sort((a, b) => data.nodes[b].count - data.nodes[a].count || data.nodes[a].label.localeCompare(data.nodes[b].label));
  network.unselectAll();
  light(wanted ? new Set(found) : null);
  lightEdges(wanted ? () => false : null);
  const hint = wanted
    ? (found.length ? `${found.length} found` : "None has such a name")
    : "Click a node or a line to read the words behind it. The numbers count them.";
  panel.replaceChildren(element("p", hint, { class: "says" }), list(found));
  return found;
}

find.addEventListener("input", showAll);
find.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  const [first] = showAll();
  if (first !== undefined) { showNode(first); network.focus(first, { scale: Math.max(1, network.getScale()) }); }
});
network.on("click", ({ nodes: [node], edges: [edge] }) => {
  if (node !== undefined) showNode(node);
  else if (edge !== undefined) showEdge(edge);
  else showAll();
});
for (const shape of ["Node", "Edge"]) {
  network.on(`hover${shape}`, () => { network.canvas.body.container.style.cursor = "pointer"; });
  network.on(`blur${shape}`, () => { network.canvas.body.container.style.cursor = ""; });
}

const steps = [...new Set(data.edges.map((edge) => edge.weight))].sort((a, b) => a - b);
if (steps.length > 1) {
  document.getElementById("weights").hidden = false;
  least.max = String(steps.length - 1);
  least.value = "0";
  const hide = () => {
    const from = steps[Number(least.value)];
    document.getElementById("from").textContent = String(Number(from.toPrecision(3)));
    edges.update(data.edges.map((edge, id) => ({ id, hidden: edge.weight < from })));
  };
  least.addEventListener("input", hide);
  hide();
}
const whole = () => network.fit({ maxZoomLevel: 1.4 });
document.getElementById("whole").addEventListener("click", () => { find.value = ""; showAll(); whole(); });
new ResizeObserver(whole).observe(document.getElementById("drawing"));
showAll();
whole();
