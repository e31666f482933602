import { chmod, rm } from "node:fs/promises";
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

/** What only some commands need is in parts of its own, loaded when they run; parts of earlier builds go. */
await rm(`${root}dist/parts`, { recursive: true, force: true });

/** Bundles the command and its companion program so that they need no node_modules of ours. */
await build({
  absWorkingDir: root,
  entryPoints: { cli: "src/cli.ts", "npm-pg-dump": "src/postgres/npm-pg-dump/main.ts" },
  outdir: "dist",
  bundle: true,
  splitting: true,
  chunkNames: "parts/[name]-[hash]",
  platform: "node",
  format: "esm",
  target: "node20.19",
  minify: true,
  keepNames: true,
  legalComments: "none",
  external: ["@electric-sql/pglite-tools", "pg-native"],
  plugins: [lazyBuiltins],
  banner: {
    js: [
      "#!/usr/bin/env node",
      'import { createRequire as __createRequire } from "node:module";',
      "const __require = __createRequire(import.meta.url);",
    ].join("\n"),
  },
});
await chmod(`${root}dist/cli.js`, 0o755);
