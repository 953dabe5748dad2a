// textual.js opens one socket for the game, and paints. Here the line behind that socket is made anew whenever it breaks,
// the browser keeps its own keys, and the letters are there before the first of them is painted.
"use strict";
{
  const BEAT = 5000; // milliseconds between two questions whether the server is there; as many it may take to answer
  const SHORTEST = 500, LONGEST = 10000; // the pause before the line is tried again, which grows
  const BROWSERS = /^(F\d+|Insert|ContextMenu|Browser.*)$/; // keys for which the game has no use
  const WITH_CTRL = "acekunowx"; // letters that mean something in the game, or in its fields, together with Ctrl

  const { body } = document;
  const said = document.getElementById("said");
  const wayOut = document.getElementById("way-out");
  const Socket = window.WebSocket;
  const play = () => document.querySelector(".xterm-helper-textarea")?.focus();

  try {
    localStorage.setItem("seat", location.pathname);
  } catch {} // a browser may be told to remember nothing

  window.WebSocket = class extends EventTarget {
    #url;
    #socket = null;
    #retry = 0;
    #pause = SHORTEST;

    constructor(url) {
      super();
      this.#url = url;
      this.#open();
      for (const come of ["online", "pageshow", "visibilitychange"]) addEventListener(come, () => this.#hurry());
    }

    send(message) {
      if (this.#socket?.readyState === Socket.OPEN) this.#socket.send(message);
    }

    #open() {
      const socket = (this.#socket = new Socket(this.#url));
      let heard = true;
      const beat = setInterval(() => {
        if (socket !== this.#socket) clearInterval(beat);
        else if (!heard) this.#lose();
        else {
          heard = false;
          this.send(JSON.stringify(["ping", ""]));
        }
      }, BEAT);
      socket.binaryType = "arraybuffer";
      socket.onopen = () => {
        this.#pause = SHORTEST;
        body.classList.remove("-lost");
        this.dispatchEvent(new Event("open"));
        play();
      };
      socket.onmessage = (event) => {
        heard = true;
        if (typeof event.data !== "string") this.dispatchEvent(new MessageEvent("message", { data: event.data }));
      };
      socket.onclose = (event) => {
        if (socket !== this.#socket) return;
        if (!event.reason) return this.#lose();
        this.#socket = null;
        this.dispatchEvent(new Event("close")); // which shows the notice, so that a change in it is read out
        body.classList.remove("-lost");
        said.textContent = event.reason;
        document.querySelector("#again a").focus();
      };
    }

    #lose() {
      const lost = this.#socket;
      this.#socket = null;
      lost.close();
      body.classList.add("-lost");
      said.textContent = said.dataset.lost;
      this.#retry = setTimeout(() => this.#open(), this.#pause * (0.5 + Math.random() / 2)); // not a whole class at once
      this.#pause = Math.min(2 * this.#pause, LONGEST);
    }

    #hurry() {
      if (!body.classList.contains("-lost") || this.#socket || document.hidden) return;
      clearTimeout(this.#retry);
      this.#open();
    }
  };

  function isForTheGame(event) {
    const { key } = event;
    if (event.metaKey || BROWSERS.test(key)) return false;
    if (event.getModifierState("AltGraph")) return true; // which types letters
    if (event.altKey) return key.length === 1 && !/[a-z0-9]/i.test(key);
    return !event.ctrlKey || key.length > 1 || (!event.shiftKey && WITH_CTRL.includes(key));
  }

  addEventListener(
    "keydown",
    (event) => {
      const outside = wayOut.contains(event.target);
      if (event.key === "F6" && !outside) {
        event.preventDefault();
        wayOut.querySelector("a").focus();
      }
      if (outside && event.key === "Escape") play();
      if (outside || !isForTheGame(event)) event.stopImmediatePropagation();
    },
    true,
  );
  document.getElementById("back").addEventListener("click", (event) => {
    event.preventDefault();
    play();
  });

  // What is painted in another font stays so: textual.js begins once every kind of letter is there.
  const begin = window.onload;
  window.onload = null;
  const kinds = ["", "bold ", "italic ", "italic bold "].map((kind) => document.fonts.load(`${kind}16px "Roboto Mono"`));
  Promise.allSettled(kinds).then(begin);
}
