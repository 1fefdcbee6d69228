// Runs names.py under CPython 3.14: node names.mjs DIRECTORY > names.txt, where `npm install pyodide` was run.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const { loadPyodide } = await import(pathToFileURL(path.resolve(process.argv[2], "node_modules/pyodide/pyodide.mjs")).href);
const python = await loadPyodide({ stdout: (line) => process.stdout.write(line + "\n") });
python.runPython("import sys\nsys.argv = ['names.py']");
python.runPython(fs.readFileSync(path.join(here, "names.py"), "utf8"));
