import { chmod, rm, writeFile } from "node:fs/promises";
import { builtinModules } from "node:module";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Node's own modules are loaded when they are first used, not when the command starts: half of a cold start. */
const lazyBuiltins = {
  name: "lazy-builtins",
  setup({ onResolve, onLoad }) {
    const names = new Set(builtinModules);
    onResolve({ filter: /^(node:)?[a-z_/0-9]+$/ }, ({ path }) => {
      const name = path.replace(/^node:/, "");
      return names.has(name) ? { path: name, namespace: "builtin" } : undefined;
    });
    onLoad({ filter: /.*/, namespace: "builtin" }, ({ path }) => ({
      contents: `module.exports = __require("node:${path}");`,
    }));
  },
};

/**
 * Code of libraries that is there to be asked for and never is: the cache of make-fetch-happen lists its files by pattern
 * to be verified or emptied, and fetching from Sigstore keeps none; undici's doubles are for tests, and zod
 * is asked for words in English.
 */
const neverAsked = {
  name: "never-asked",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]cacache[\\/]lib[\\/]util[\\/]glob\.js$/ }, () => ({
      contents: 'module.exports = () => { throw new Error("not in this bundle"); };',
    }));
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/][^\\/]+\.js$/ }, ({ path }) =>
      /[\\/](?:en|index)\.js$/.test(path)
        ? undefined
        : { contents: 'export default () => { throw new Error("not in this bundle"); };' },
    );
    onLoad({ filter: /[\\/]undici[\\/]lib[\\/]mock[\\/][^\\/]+\.js$/ }, () => ({
      contents: "module.exports = {};",
    }));
  },
};

/** What only some commands need is in parts of its own, loaded when they run; parts of earlier builds go. */
for (const parts of ["parts", "action-parts"]) {
  await rm(`${root}dist/${parts}`, { recursive: true, force: true });
}

const common = {
  absWorkingDir: root,
  outdir: "dist",
  bundle: true,
  // A file has one path in the bundle whether node_modules is a folder or a link: the same sources make the same bytes.
  preserveSymlinks: true,
  splitting: true,
  platform: "node",
  format: "esm",
  target: "node20.19",
  minify: true,
  keepNames: true,
  legalComments: "none",
  metafile: true,
  // iconv-lite is asked for in a try, by a function that nobody calls, and would be half a megabyte.
  external: ["@electric-sql/pglite-tools", "iconv-lite", "pg-native"],
  plugins: [lazyBuiltins, neverAsked],
};
const requireLines = [
  'import { createRequire as __createRequire } from "node:module";',
  "const __require = __createRequire(import.meta.url);",
];

/** Bundles the command and its companion program so that they need no node_modules of ours. */
const command = await build({
  ...common,
  entryPoints: { cli: "src/cli.ts", "npm-pg-dump": "src/postgres/npm-pg-dump/main.ts" },
  define: { __PROGRAM__: '"cli"' },
  chunkNames: "parts/[name]-[hash]",
  banner: { js: ["#!/usr/bin/env node", ...requireLines].join("\n") },
});
await chmod(`${root}dist/cli.js`, 0o755);

/** The GitHub Action is a bundle of its own, with the libraries that only it needs. */
const action = await build({
  ...common,
  entryPoints: { action: "src/action.ts" },
  define: { __PROGRAM__: '"action"' },
  // One of each: the libraries of GitHub bring two versions with one interface.
  alias: { undici: "undici", "@actions/http-client": "@actions/http-client" },
  chunkNames: "action-parts/[name]-[hash]",
  banner: { js: requireLines.join("\n") },
});
const bytes = Object.values(action.metafile.outputs).reduce((sum, part) => sum + part.bytes, 0);
console.log(`dist/action.js and its parts: ${(bytes / 1_000_000).toFixed(2)} MB`);

/** What went into both, for those who ask: `node scripts/build.mjs --metafile FILE`. */
const [option, file] = process.argv.slice(2);
if (option === "--metafile" && file !== undefined) {
  await writeFile(file, JSON.stringify([command.metafile, action.metafile]));
}
