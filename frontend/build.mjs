// Bundles the scripts and styles of the pages: `node build.mjs OUT` writes them and the data that they load into OUT.
//
// app is on every page, map only on the map: a page never loads what it does not use. The outlines of countries stay
// data beside the script, and the finer ones are asked for only by who looks closely.

import { copyFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import * as esbuild from "esbuild";

const [out] = process.argv.slice(2);
if (!out) {
  console.error("node build.mjs OUT");
  process.exit(2);
}
const parts = JSON.parse(await readFile("package.json", "utf8")).dependencies;
const find = createRequire(import.meta.url).resolve;
await mkdir(out, { recursive: true });
await esbuild.build({
  entryPoints: { app: "src/app.js", map: "src/map.js" },
  outdir: out,
  bundle: true,
  format: "iife",
  minify: true,
  target: ["es2022"],
  legalComments: "none", // they stand in licences.txt
  loader: { ".png": "dataurl" },
  logLevel: "warning",
});
for (const size of ["110m", "50m"]) {
  await copyFile(find(`world-atlas/countries-${size}.json`), join(out, `countries-${size}.json`));
}
await writeFile(join(out, "licences.txt"), (await Promise.all(Object.keys(parts).map(licence))).join("\n\n"));

// Their licences ask that they go where the code goes; the esbuild that bundles is not part of what it makes.
async function licence(name) {
  const folder = join("node_modules", name);
  const file = (await readdir(folder)).find((one) => /^licen[cs]e/i.test(one));
  return `${name} ${parts[name]}\n\n${await readFile(join(folder, file), "utf8")}`;
}
