// The keeper of a folder on a web server: once visited, the game opens without a network. Only its own files are kept,
// each under the name of its content; all others in the folder come from the server as ever.
"use strict";
const FILES = $files;
const HERE = registration.scope;
const NAME = `card-index ${HERE} ${FILES[""]}`;
const wanted = ([file, integrity]) => new Request(new URL(file, HERE), {integrity, cache: "no-cache"});

async function held() {
  const shelf = await caches.open(NAME);
  await shelf.addAll(Object.entries(FILES).map(wanted));
  await skipWaiting();
}

async function tidied() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(`card-index ${HERE} `) && name !== NAME);
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function found(request) {
  const {origin, pathname} = new URL(request.url), url = origin + pathname;
  const file = url === HERE + "index.html" ? HERE : url;
  return (await caches.match(file, {cacheName: NAME})) ?? fetch(request);
}

addEventListener("install", (event) => event.waitUntil(held()));
addEventListener("activate", (event) => event.waitUntil(tidied()));
addEventListener("fetch", (event) => {
  if (event.request.method === "GET" && event.request.url.startsWith(HERE)) event.respondWith(found(event.request));
});
