"use strict";
/* A large network, drawn by sigma with WebGL where Python put it. Answers to the same names as small.js.
   Labels are drawn here, not by sigma: the largest nodes first, and none over another. */
const SHAPES = ["dot", "square", "triangle", "diamond", "triangleDown", "star"];

class Marks extends sigma.NodePointProgram {  // sigma's points, cut into the shapes of the legend
  getDefinition() {
    const given = super.getDefinition();
    return {
      ...given,
      ATTRIBUTES: [...given.ATTRIBUTES, { name: "a_shape", size: 1, type: WebGLRenderingContext.FLOAT }],
      VERTEX_SHADER_SOURCE: given.VERTEX_SHADER_SOURCE
        .replace("void main", "attribute float a_shape;\nvarying float v_shape;\nvarying float v_pixel;\nvoid main")
        .replace("v_border =", "gl_PointSize *= 1.25;\n  v_shape = a_shape;\n  v_pixel = 2.0 / gl_PointSize;\n  v_border ="),
      FRAGMENT_SHADER_SOURCE: `
        precision mediump float;
        varying vec4 v_color;
        varying float v_shape;
        varying float v_pixel;
        void main(void) {
          vec2 p = (gl_PointCoord * 2.0 - 1.0) * 1.25;  // y downwards; the radius of a dot is 1
          float far = length(p) - 1.0;
          if (v_shape > 4.5) far = length(p) - mix(0.55, 1.2, pow(abs(cos(2.5 * (atan(p.x, -p.y)))), 3.0));
          else if (v_shape > 3.5) far = max(-p.y - 0.75, max(0.87 * p.x + 0.5 * p.y, -0.87 * p.x + 0.5 * p.y) - 0.6);
          else if (v_shape > 2.5) far = (abs(p.x) + abs(p.y) - 1.2) * 0.71;
          else if (v_shape > 1.5) far = max(p.y - 0.75, max(0.87 * p.x - 0.5 * p.y, -0.87 * p.x - 0.5 * p.y) - 0.6);
          else if (v_shape > 0.5) far = max(abs(p.x), abs(p.y)) - 0.88;
          #ifdef PICKING_MODE
          if (far > 0.0) discard;
          gl_FragColor = v_color;
          #else
          gl_FragColor = v_color * (1.0 - smoothstep(-1.25 * v_pixel, 1.25 * v_pixel, far));
          #endif
        }`,
    };
  }
  processVisibleItem(picked, start, data) {
    super.processVisibleItem(picked, start, data);
    this.array[start + 5] = data.shape;
  }
}

class Dashes extends sigma.EdgeRectangleProgram {
  getDefinition() {
    const given = super.getDefinition();
    return {
      ...given,
      VERTEX_SHADER_SOURCE: given.VERTEX_SHADER_SOURCE
        .replace("void main", "varying float v_along;\nvoid main")
        .replace("v_normal =", "v_along = a_positionCoef * 400.0 * length((u_matrix * vec3(a_positionEnd - a_positionStart, 0)).xy);\n  v_normal ="),
      FRAGMENT_SHADER_SOURCE: given.FRAGMENT_SHADER_SOURCE
        .replace("void main(void) {", "varying float v_along;\nvoid main(void) {\n  #ifndef PICKING_MODE\n  if (mod(v_along, 12.0) > 7.0) discard;\n  #endif"),
    };
  }
}

function drawNetwork(container, data, on) {
  const trial = document.createElement("canvas");
  if (!(trial.getContext("webgl2") || trial.getContext("webgl"))) {
    container.replaceChildren(element("p", "This browser draws without WebGL, which a network of this size needs. The table has all of it.", { class: "without" }));
    const nothing = () => {};
    return { update: nothing, theme: nothing, whole: nothing, focus: nothing, zoom: nothing, pan: nothing };
  }
  const fitted = () => Math.min(1, Math.sqrt(container.clientWidth * container.clientHeight / 480000));  // on a phone nodes are smaller
  const plain = ({ hiddenNodes, hiddenEdges, litNodes, litEdges }) => !hiddenNodes.size && !hiddenEdges.size && litNodes === null && litEdges === null;
  const { nodes, edges } = data, count = nodes.label.length;
  // On a tall frame the drawing lies on its side.
  const tall = container.clientHeight > container.clientWidth, xs = tall ? nodes.y : nodes.x, ys = tall ? nodes.x : nodes.y;
  const dense = Math.min(0.6, Math.max(0.1, 9 / Math.sqrt(edges.from.length + 1)));
  let shown = { hiddenNodes: new Set(), hiddenEdges: new Set(), litNodes: null, litEdges: null, chosen: [] }, over = null, theme, fit = fitted();

  /* sigma adds colours to what lies below: they have to come multiplied by their opacity. */
  const veil = (hex, opacity) => {
    const [r, g, b] = channels(hex).map((c) => Math.round(c * opacity));
    return `rgba(${r},${g},${b},${opacity})`;
  };
  function readTheme() {
    theme = { ink: colour("--ink"), paper: colour("--paper"), soft: colour("--soft"), mark: {}, line: {} };
    for (const { colour: hex } of data.marks) theme.mark[hex] = { lit: veil(hex, 1), dim: veil(hex, 0.12) };
    for (const { colour: hex } of data.lines)
      theme.line[hex] = { plain: veil(hex, dense), lit: veil(hex, 0.85), dim: veil(hex, 0.012) };
  }
  readTheme();

  const graph = data.directed ? new sigma.DirectedGraph() : new sigma.UndirectedGraph();
  for (let n = 0; n < count; n++) graph.addNode(n, { x: xs[n], y: -ys[n], size: nodes.size[n] });
  const heavyLast = edges.from.map((_, e) => e).sort((a, b) => Math.abs(edges.weight[a]) - Math.abs(edges.weight[b]));
  const thin = edges.from.length > 5000 ? 0.5 : 0.8;
  for (const e of heavyLast)
    graph.addEdgeWithKey(e, edges.from[e], edges.to[e], { size: edges.width[e] * thin, type: data.directed ? "arrow" : data.lines[edges.line[e]].dashes.length ? "dashes" : "plain" });

  const view = new sigma.Sigma(graph, container, {
    allowInvalidContainer: true,
    defaultNodeType: "mark",
    nodeProgramClasses: { mark: Marks },
    defaultEdgeType: "plain",
    edgeProgramClasses: { plain: sigma.EdgeRectangleProgram, arrow: sigma.EdgeArrowProgram, dashes: Dashes },
    nodeReducer: (n, given) => {
      const look = data.marks[nodes.mark[n]], lit = shown.litNodes === null || shown.litNodes.has(Number(n));
      const { lit: bright, dim } = theme.mark[look.colour];
      return { ...given, size: given.size * fit, shape: SHAPES.indexOf(look.shape), hidden: shown.hiddenNodes.has(Number(n)), color: lit ? bright : dim };
    },
    edgeReducer: (e, given) => {
      const look = theme.line[data.lines[edges.line[e]].colour], lit = shown.litEdges;
      return { ...given, hidden: shown.hiddenEdges.has(Number(e)), color: lit === null ? look.plain : lit.has(Number(e)) ? look.lit : look.dim };
    },
    renderLabels: false,
    renderEdgeLabels: false,
    hideEdgesOnMove: edges.from.length > 10000,
    minEdgeThickness: 0.4,
    stagePadding: 26,
    minCameraRatio: 0.005,
    maxCameraRatio: 2.5,
    defaultDrawNodeHover: () => {},
    zIndex: false,
  });

  /* Grounds of communities below all, labels above all. */
  const grounds = view.createCanvas("grounds", { beforeLayer: "edges" });
  const labels = view.createCanvas("names", { afterLayer: "hovers" });
  const grown = nodes.label.map((_, n) => n).sort((a, b) => nodes.size[b] - nodes.size[a] || a - b);
  const communities = groundsOf(nodes, xs, ys, data.marks);
  const short = nodes.label.map((label) => [...label].length > 32 ? `${[...label].slice(0, 31).join("").trim()}…` : label);
  const widths = new Map();

  function sheet(canvas) {
    const { width, height } = view.getDimensions(), by = window.devicePixelRatio || 1;
    if (canvas.width !== Math.round(width * by) || canvas.height !== Math.round(height * by)) {
      canvas.width = Math.round(width * by);
      canvas.height = Math.round(height * by);
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }
    const pen = canvas.getContext("2d");
    pen.setTransform(by, 0, 0, by, 0, 0);
    pen.clearRect(0, 0, width, height);
    return { pen, width, height };
  }

  function drawGrounds() {
    const { pen } = sheet(grounds);
    for (const ground of communities) {
      if (ground.members.every((n) => shown.hiddenNodes.has(n))) continue;
      const at = view.graphToViewport({ x: ground.x, y: -ground.y }), rim = view.graphToViewport({ x: ground.x + ground.radius, y: -ground.y });
      pen.beginPath();
      pen.arc(at.x, at.y, Math.hypot(rim.x - at.x, rim.y - at.y) + 9, 0, 2 * Math.PI);
      pen.globalAlpha = 0.09;
      pen.fillStyle = ground.colour;
      pen.fill();
      pen.globalAlpha = 0.4;
      pen.strokeStyle = ground.colour;
      pen.stroke();
      pen.globalAlpha = 1;
    }
  }

  function drawLabels() {
    const { pen, width, height } = sheet(labels), taken = [];
    const free = (box) => taken.every((other) => box.right < other.left || box.left > other.right || box.bottom < other.top || box.top > other.bottom);
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.lineJoin = "round";
    const write = (text, x, y, size, weight, ink, needed) => {
      pen.font = `${weight} ${size}px ${FACE}`;
      const key = pen.font + text;
      if (!widths.has(key)) widths.set(key, pen.measureText(text).width);
      const half = widths.get(key) / 2 + 5;
      const left = Math.min(Math.max(x, half), width - half);
      if (Math.abs(left - x) > half) return false;
      const box = { left: left - half, right: left + half, top: y - size / 2 - 3, bottom: y + size / 2 + 3 };
      if (box.top < 0 || box.bottom > height || !(needed || free(box))) return false;
      taken.push(box);
      pen.lineWidth = 4;
      pen.strokeStyle = theme.paper;
      pen.strokeText(text, left, y);
      pen.fillStyle = ink;
      pen.fillText(text, left, y);
      return true;
    };
    const inside = ({ x, y }) => x > -40 && y > -20 && x < width + 40 && y < height + 20;
    const name = (n, needed) => {
      const at = view.graphToViewport({ x: xs[n], y: -ys[n] });
      if (!inside(at)) return false;
      const lit = shown.litNodes !== null && shown.litNodes.has(n);
      const size = Math.round(Math.min(15, 11 + nodes.size[n] / 4));
      return write(needed ? nodes.label[n] : short[n], at.x, at.y + view.scaleSize(nodes.size[n] * fit) + size / 2 + 3, size, lit || needed ? 600 : 400, theme.ink, needed);
    };
    for (const n of new Set([...shown.chosen, ...(over === null ? [] : [over])])) name(n, true);
    if (shown.litNodes === null && view.getCamera().ratio > 0.35)
      for (const ground of communities) {
        if (ground.members.every((n) => shown.hiddenNodes.has(n))) continue;
        const top = view.graphToViewport({ x: ground.x, y: -ground.y + ground.radius });
        if (view.graphToViewport(ground).x - view.graphToViewport({ x: ground.x - ground.radius, y: 0 }).x < 22) continue;
        write(`Coalition ${ground.number} (${ground.members.length.toLocaleString("en")})`, top.x, Math.max(12, top.y - 12), 13, 700, theme.soft, false);
      }
    const most = Math.round(width * height / 13000);
    let written = 0;
    for (const n of grown) {
      if (written >= most) break;
      if (n === over || shown.chosen.includes(n) || shown.hiddenNodes.has(n) || (shown.litNodes !== null && !shown.litNodes.has(n))) continue;
      if (name(n, false)) written++;
    }
    container.dataset.names = String(written);
  }

  /* The line within five pixels of a spot, the nearest. sigma would draw all lines twice to know. */
  function edgeNear({ x, y }) {
    const at = view.viewportToGraph({ x, y }), beside = view.viewportToGraph({ x: x + 5, y });
    const px = at.x, py = -at.y;
    let nearest = null, least = Math.hypot(beside.x - at.x, beside.y - at.y);
    for (let e = 0; e < edges.from.length; e++) {
      if (shown.hiddenEdges.has(e) || (shown.litEdges !== null && !shown.litEdges.has(e))) continue;
      const ax = xs[edges.from[e]], ay = ys[edges.from[e]], dx = xs[edges.to[e]] - ax, dy = ys[edges.to[e]] - ay;
      const along = Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy || 1)));
      const far = Math.hypot(px - ax - along * dx, py - ay - along * dy);
      if (far < least) [nearest, least] = [e, far];
    }
    return nearest;
  }

  const beside = () => { drawGrounds(); drawLabels(); };
  view.on("afterRender", beside);
  beside();  // sigma drew once already
  view.on("clickNode", ({ node }) => on.node(Number(node)));
  view.on("clickStage", ({ event }) => {
    const edge = edgeNear(event);
    if (edge === null) on.nothing();
    else on.edge(edge);
  });
  view.on("enterNode", ({ node, event }) => { over = Number(node); drawLabels(); on.over("node", over, event.original); });
  view.on("leaveNode", () => { over = null; drawLabels(); on.out(); });
  let under = null;
  view.on("moveBody", ({ event }) => {
    if (over !== null || event.original.buttons) return;
    const edge = edgeNear(event);
    if (edge !== null) on.over("edge", edge, event.original);
    else if (under !== null) on.out();
    under = edge;
  });
  const camera = view.getCamera();
  const spot = ({ x, y }) => {
    const frame = container.getBoundingClientRect(), at = view.graphToViewport({ x, y: -y });
    return { x: frame.x + at.x, y: frame.y + at.y };
  };
  const place = (n) => ({ x: xs[n], y: ys[n] });
  return {
    update: (next) => {
      const same = plain(shown) && plain(next);  // as at the start: every drawing of all costs software a second
      shown = next;
      if (!same) view.scheduleRefresh();
    },
    theme: () => { readTheme(); view.refresh(); },
    whole: () => {
      const before = fit;
      fit = fitted();
      view.resize();
      if (camera.x !== 0.5 || camera.y !== 0.5 || camera.ratio !== 1) camera.setState({ x: 0.5, y: 0.5, ratio: 1, angle: 0 });
      if (fit !== before) view.scheduleRefresh();
    },
    focus: (n) => {
      // Not sigma's own data of the node, which a refresh that waits for its frame leaves half done.
      const { x, y } = view.viewportToFramedGraph(view.graphToViewport({ x: xs[n], y: -ys[n] }));
      camera.setState({ x, y, ratio: Math.min(camera.ratio, 0.3) });
    },
    zoom: (factor) => camera.setState({ ratio: view.getSetting("minCameraRatio") < camera.ratio / factor ? camera.ratio / factor : camera.ratio }),
    pan: (x, y) => {
      const { width, height } = view.getDimensions(), side = Math.min(width, height);
      camera.setState({ x: camera.x + x / side * camera.ratio, y: camera.y - y / side * camera.ratio });
    },
    nodeAt: (n) => spot(place(n)),
    edgeAt: (e) => {
      const a = place(edges.from[e]), b = place(edges.to[e]);
      return spot({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
    },
  };
}

/* The discs on which communities of three and more stand. */
function groundsOf(nodes, xs, ys, marks) {
  const members = new Map();
  nodes.community.forEach((number, n) => {
    if (number === 0) return;
    if (!members.has(number)) members.set(number, []);
    members.get(number).push(n);
  });
  const found = [];
  for (const [number, own] of members) {
    if (own.length < 3) continue;
    const mean = (column) => own.reduce((sum, n) => sum + column[n], 0) / own.length;
    const x = mean(xs), y = mean(ys);
    const radius = Math.max(...own.map((n) => Math.hypot(xs[n] - x, ys[n] - y)));
    found.push({ number, members: own, x, y, radius, colour: marks[nodes.mark[own[0]]].colour });
  }
  return found.sort((a, b) => b.members.length - a.members.length);
}
