import { run } from "@pgkit/migra";

/** Tells how long migra takes between two databases, and how many statements it has to say. */
const [from = "", to = ""] = process.argv.slice(2);
const start = performance.now();
const { statements } = await run(from, to, { unsafe: true } as Parameters<typeof run>[2]);
console.log(JSON.stringify({ ms: performance.now() - start, said: statements.length }));
process.exit();
