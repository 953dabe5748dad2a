// textual.js opens the socket of the game and paints. This puts the keys into the game, and says why it has ended.
"use strict";
{
  const Socket = window.WebSocket;
  window.WebSocket = class extends Socket {
    constructor(...asked) {
      super(...asked);
      this.addEventListener("open", () => document.querySelector(".xterm-helper-textarea").focus());
      this.addEventListener("close", (event) => {
        const said = document.getElementById("said");
        said.textContent = event.reason || said.dataset.lost;
        document.getElementById("again").focus();
      });
    }
  };
}
