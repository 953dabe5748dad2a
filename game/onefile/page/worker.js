// Python, in a thread of its own, so that the page stays alive. Nothing is fetched: all parts come with the first word,
// as letters or as bytes.
"use strict";
const NOWHERE = "https://nowhere.invalid/";
const slowly = (letters) => Uint8Array.from(atob(letters), (one) => one.charCodeAt(0));  // in a browser before 2025
const unpacked = (letters) => Uint8Array.fromBase64?.(letters) ?? slowly(letters);
const bytes = (part) => typeof part === "string" ? unpacked(part) : new Uint8Array(part);
const unzipped = (part) =>
  new Response(new Blob([bytes(part)]).stream().pipeThrough(new DecompressionStream("gzip")));
const module = async (part) => {
  const script = new Blob([await unzipped(part).arrayBuffer()], {type: "text/javascript"});
  return import(URL.createObjectURL(script));
};
let face = null;

async function opened(parts) {
  const files = {
    "pyodide.asm.wasm": [await unzipped(parts.wasm).arrayBuffer(), "application/wasm"],
    "python_stdlib.zip": [bytes(parts.library), "application/zip"],
  };
  self.fetch = async (asked) => {
    const [file, type] = files[String(asked.url ?? asked).split("/").pop()];
    return new Response(file, {headers: {"content-type": type}});
  };
  postMessage({step: 1});
  const {loadPyodide} = await module(parts.loader);
  const engine = (await module(parts.engine)).default;
  postMessage({step: 2});
  const python = await loadPyodide({
    indexURL: NOWHERE,
    packageBaseUrl: NOWHERE,
    createPyodideModule: engine,
    lockFileContents: await unzipped(parts.lock).text(),
  });
  postMessage({step: 3});
  python.unpackArchive(bytes(parts.program).buffer, "zip", {extractDir: "/program"});
  face = python.runPython(`
import sys
sys.path.insert(0, "/program")
from game.onefile.face import PageFace
PageFace.unpacked("/program/packed.pickle")
`);
  postMessage({step: 4});
}

onmessage = async ({data}) => {
  try {
    if (data.parts) await opened(data.parts);
    else postMessage({answer: face.answer(data.asked)});
  } catch (fault) {
    postMessage({fault: String(fault)});
  }
};
