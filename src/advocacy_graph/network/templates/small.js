"use strict";
/* A small network, drawn by vis-network from pyvis's nodes and edges: every label in full, where Python put it.
   large.js draws large ones and answers to the same names. */
function drawNetwork(container, data, on) {
  const nodes = new vis.DataSet(data.drawn.nodes), edges = new vis.DataSet(data.drawn.edges);
  const faint = Math.min(0.85, Math.max(0.3, 9 / Math.sqrt(data.edges.from.length)));
  const network = new vis.Network(container, { nodes, edges }, {
    physics: false,
    layout: { improvedLayout: false },
    interaction: { hover: true, keyboard: false, selectConnectedEdges: false, tooltipDelay: 1e9 },
    nodes: { borderWidth: 1.5, labelHighlightBold: false },  // a bold label is wider than the room kept for it
    edges: { smooth: false, hoverWidth: 1, selectionWidth: 2 },
  });
  let shown = { hiddenNodes: new Set(), hiddenEdges: new Set(), litNodes: null, litEdges: null };

  function update(view) {
    shown = view;
    const ink = colour("--ink"), paper = colour("--paper");
    nodes.update(data.drawn.nodes.map(({ id }) => {
      const lit = view.litNodes === null || view.litNodes.has(id);
      const font = { size: 14, face: FACE, color: lit ? ink : mixed(ink, paper, 0.25), strokeWidth: lit ? 4 : 0, strokeColor: paper };
      return { id, font, opacity: lit ? 1 : 0.15, hidden: view.hiddenNodes.has(id) };
    }));
    edges.update(data.drawn.edges.map(({ id, color }) => {
      const lit = view.litEdges === null ? null : view.litEdges.has(id);
      const opacity = lit === null ? faint : lit ? Math.max(faint, 0.75) : 0.05;
      return { id, color: { color, highlight: color, hover: color, opacity }, hidden: view.hiddenEdges.has(id) };
    }));
  }

  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    if (node !== undefined) on.node(node);
    else if (edge !== undefined) on.edge(edge);
    else on.nothing();
  });
  network.on("hoverNode", ({ node, event }) => on.over("node", node, event));
  network.on("hoverEdge", ({ edge, event }) => on.over("edge", edge, event));
  for (const shape of ["Node", "Edge"]) network.on(`blur${shape}`, () => on.out());
  network.on("dragStart", () => on.out());
  const scale = (factor) => network.moveTo({ scale: network.getScale() * factor });
  const spot = ({ x, y }) => {
    const frame = container.getBoundingClientRect(), at = network.canvasToDOM({ x, y });
    return { x: frame.x + at.x, y: frame.y + at.y };
  };
  return {
    update,
    theme: () => update(shown),
    whole: () => {
      const tall = container.clientHeight > container.clientWidth;
      nodes.update(data.drawn.nodes.map(({ id, x, y }) => (tall ? { id, x: data.drawn.tall[id][0], y: data.drawn.tall[id][1] } : { id, x, y })));
      network.fit({ maxZoomLevel: 1.4 });
    },
    focus: (n) => network.focus(n, { scale: Math.max(1, network.getScale()) }),
    zoom: scale,
    pan: (x, y) => {
      const at = network.getViewPosition(), by = network.getScale();
      network.moveTo({ position: { x: at.x + x / by, y: at.y + y / by } });
    },
    nodeAt: (n) => spot(network.getPosition(n)),
    edgeAt: (e) => {
      const a = network.getPosition(data.edges.from[e]), b = network.getPosition(data.edges.to[e]);
      return spot({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
    },
  };
}
