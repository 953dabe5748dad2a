// Follows the game: when it stands elsewhere, the main part of the page is fetched anew. Without it a link does the same.
"use strict";
(() => {
  const LATE = 12000, SILENT = 20000, POLL = 3000, PATIENCE = 9000;
  const base = "/" + location.pathname.split("/")[1];
  if (!["/table", "/wall", "/desk"].includes(base)) return;
  const part = (page, name) => page.querySelector(name);
  let shown = part(document, "main").innerHTML;
  let seen = part(document, "main").dataset.rev, wanted = seen;
  let beat = Date.now(), heard = beat, opened = beat, busy = false, polling = false, events = null;
  const asked = (path) => fetch(path, {cache: "no-store", signal: AbortSignal.timeout?.(PATIENCE)});

  async function fetched() {
    const own = location.pathname === base;
    const answer = await asked(own ? location.href : base);
    if (answer.redirected) location.assign(answer.url);
    if (answer.redirected || !(answer.ok || answer.status === 403)) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const sign = part(page, ".sign"), fresh = part(page, "main");
    part(document, ".sign")?.remove();
    if (sign) document.body.prepend(sign);
    if (fresh.innerHTML === shown) return;
    const writing = document.activeElement?.id;
    for (const one of document.querySelectorAll("main input[id]")) {
      const same = part(fresh, "#" + one.id);
      if (same && one.value !== one.defaultValue) same.value = one.value;
    }
    shown = fresh.innerHTML;
    for (const one of document.querySelectorAll("main details[open][id]")) {
      part(fresh, "#" + one.id)?.setAttribute("open", "");
    }
    part(document, "main").replaceWith(fresh);
    part(document, "#said").textContent = "";
    document.title = page.title;
    if (base === "/table") part(fresh, "[autofocus]")?.focus();
    else if (writing) document.getElementById(writing)?.focus();
  }

  let dial = null, end = 0;
  function tick() {
    const clock = part(document, ".clock");
    if (!clock) return;
    if (clock !== dial) {
      dial = clock;
      end = performance.now() + clock.dataset.left * 1000;
    }
    const left = Math.max(0, Math.ceil((end - performance.now()) / 1000)), face = part(clock, "span");
    const time = Math.floor(left / 60) + ":" + String(left % 60).padStart(2, "0");
    face.textContent = left ? face.textContent.replace(/\d+:\d\d/, time) : clock.dataset.over;
  }

  async function look(revision) {
    heard = Date.now();
    wanted = revision;
    if (busy) return;
    busy = true;
    try {
      while (seen !== wanted) {
        const next = wanted;
        await fetched();
        seen = next;
      }
    } catch {
      // the next beat tries again
    } finally {
      busy = false;
    }
  }

  function open() {
    if (events || document.hidden) return;
    opened = Date.now();
    events = new EventSource(base + "/events");
    events.onmessage = (event) => {
      beat = Date.now();
      look(event.data);
    };
  }

  function close() {
    events?.close();
    events = null;
  }

  tick();
  setInterval(tick, 1000);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) close(); // as many tabs as anybody has: one that nobody sees does not wait
    else {
      beat = heard = Date.now();
      open();
    }
  });
  addEventListener("pageshow", open);
  addEventListener("pagehide", close); // a browser keeps few connections to a server, and a page that waits counts
  setInterval(async () => {
    const lost = part(document, "#lost");
    if (lost) lost.hidden = Date.now() - heard < LATE;
    if (Date.now() - beat < SILENT || polling || document.hidden) return;
    polling = true;
    try {
      const answer = await asked(base + "/rev");
      if (answer.ok || answer.status === 403) look(await answer.text());
      if (Date.now() - opened > SILENT) {
        close();
        open();
      }
    } catch {
      // the next time
    } finally {
      polling = false;
    }
  }, POLL);
})();
