// The page of the one file: it asks Python, which works in a thread of its own, and shows and keeps what that answers.
"use strict";
(() => {
  const LARGEST = 2000000;
  const PARTS = ["wasm", "engine", "loader", "lock", "worker", "library", "program"];
  const part = (name) => document.querySelector(name);
  const word = (name) => part("#" + name).textContent;
  const say = (text) => { part("#said").textContent = text; };
  const {offline, story, game} = document.body.dataset;
  const shared = "card-index/" + story;  // by all pages of the story: the endings that were reached
  const store = game ? `${shared}/${game}` : shared;
  const keeper = offline && navigator.serviceWorker;  // which has what was fetched, so that no network is needed later
  const waiting = [];
  let worker = null, ready = false, kept = null, newer = "";

  function read(key) {
    try {
      return localStorage.getItem(key) ?? "";
    } catch {
      return "";
    }
  }

  function write(key, text) {
    try {
      if (text) localStorage.setItem(key, text);
      else localStorage.removeItem(key);
      return true;
    } catch {
      return false;
    }
  }

  function ask(what) {
    const asked = JSON.stringify({at: location.hash.slice(1), ...what});
    if (ready) worker.postMessage({asked});
    else waiting.push(asked);
  }

  function show(told) {
    const page = new DOMParser().parseFromString(told.page, "text/html");
    const fresh = page.querySelector("main"), ways = page.querySelector("nav");
    const moved = fresh.innerHTML !== part("main").innerHTML;
    if (moved) part("main").replaceWith(fresh);
    part("#ways").innerHTML = ways?.innerHTML ?? "";
    part("#ways").ariaLabel = ways?.ariaLabel ?? "";
    document.title = page.title;
    say(page.querySelector("#said").textContent || newer);
    for (const button of part("#game").querySelectorAll("button")) button.disabled = !told.kept;
    if (!moved) return;
    scrollTo(0, 0);
    fresh.querySelector("[autofocus]")?.focus();
  }

  function keep(told) {
    if (told.damaged) write(store + "/damaged", read(store));
    if (told.reached) write(shared + "/reached", JSON.stringify(told.reached));
    if (told.kept === kept) return;
    kept = told.kept;
    if (!write(store, kept)) say(word("not-kept"));
  }

  function give(name, text) {
    const link = document.createElement("a");
    const type = {html: "text/html", csv: "text/csv", json: "application/json"}[name.split(".").pop()];
    link.href = URL.createObjectURL(new Blob([text], {type}));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  function answered(told) {
    if (told.file) return give(told.name, told.file);
    show(told);
    keep(told);
  }

  function moved(data) {
    part("#opening progress").value += 1;
    if (data.step < 4) return;
    ready = true;
    if (offline) keeper?.register(offline, {updateViaCache: "none"}).catch(() => {});
    part("#opening").hidden = true;
    part("#game").hidden = false;
    if (read(store)) waiting.length = 0;
    waiting.unshift(begin());
    while (waiting.length) worker.postMessage({asked: waiting.shift()});
  }

  function begin() {
    let reached = [];
    try {
      reached = JSON.parse(read(shared + "/reached") || "[]");
    } catch {}
    const older = game ? read(shared) : "";  // where all pages of the story once kept their games
    return JSON.stringify({do: "begin", kept: read(store), older, reached, at: location.hash.slice(1)});
  }

  document.addEventListener("submit", (event) => {
    event.preventDefault();
    const form = event.target, button = event.submitter;
    const action = button?.getAttribute("formaction") ?? form.getAttribute("action") ?? "";
    if (action.startsWith("#take/")) ask({do: "take", file: action.slice(6)});
    if (!action.startsWith("#do/")) return;
    const fields = {};
    for (const [name, value] of new FormData(form, button)) (fields[name] ??= []).push(String(value));
    if (location.hash && location.hash !== "#game") history.pushState(null, "", "#game");
    ask({do: "post", verb: action.slice(4), fields});
  });
  if (keeper?.controller) keeper.addEventListener("controllerchange", () => say(newer = word("newer")));
  addEventListener("hashchange", () => ask({do: "show"}));
  addEventListener("storage", (event) => {
    if (event.key === store) say(word("elsewhere"));
  });
  part("#game").addEventListener("click", ({target}) => {
    if (target.name === "save") ask({do: "save"});
    if (target.name === "paper") location.hash = "#look/paper";
    if (target.name === "new" && confirm(word("sure"))) ask({do: "new"});
  });
  part("#game").elements.open.addEventListener("change", async ({target}) => {
    const [file] = target.files;
    if (!file) return;
    if (file.size > LARGEST) say(word("too-long"));
    else if (!kept || confirm(word("sure-open"))) ask({do: "open", text: await file.text()});
    target.value = "";
  });

  if (typeof WebAssembly !== "object" || typeof DecompressionStream !== "function") {
    part("#opening").textContent = word("too-old");
    return;
  }
  // Each part lies in the page, or else in a file beside it.
  async function brought(name) {
    const place = part("#data-" + name), {file, digest} = place.dataset, letters = place.textContent;
    place.remove();
    const found = file ? await (await fetch(file, {integrity: digest})).arrayBuffer() : letters;
    part("#opening progress").value += 1;
    return [name, found];
  }

  async function start() {
    const parts = Object.fromEntries(await Promise.all(PARTS.map(brought)));
    const packed = parts.worker;
    const bytes = typeof packed === "string" ? Uint8Array.from(atob(packed), (one) => one.charCodeAt(0)) : packed;
    const code = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).blob();
    worker = new Worker(URL.createObjectURL(new Blob([code], {type: "text/javascript"})));
    worker.onmessage = ({data}) => {
      if (data.step) moved(data);
      else if (data.answer) answered(JSON.parse(data.answer));
      else say(word("fault")), console.error(data.fault);
    };
    worker.postMessage({parts});
  }

  start().catch((fault) => { say(word("not-brought")); console.error(fault); });
})();
