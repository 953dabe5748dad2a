// Plays games at random in the Python of a page: node play_in_node.mjs PYODIDE PROGRAM PLAYER GAMES
import {readFile} from "node:fs/promises";
import {pathToFileURL} from "node:url";

const [place, program, player, games] = process.argv.slice(2);
const {loadPyodide} = await import(pathToFileURL(`${place}/pyodide.mjs`));
const python = await loadPyodide({indexURL: place});
python.unpackArchive((await readFile(program)).buffer.slice(0), "zip", {extractDir: "/program"});
python.FS.writeFile("/program/random_games.py", await readFile(player));
process.stdout.write(python.runPython(`
import sys
sys.path.insert(0, "/program")
from random_games import played
played("/program/packed.pickle", ${Number(games)})
`));
