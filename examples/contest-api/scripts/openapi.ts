import { writeFile } from "node:fs/promises";
import { openApiDocument } from "../src/app.ts";

const document = `${JSON.stringify(openApiDocument(), null, 2)}\n`;

if (process.argv.includes("--write")) {
  await writeFile(new URL("../docs/api/openapi.json", import.meta.url), document);
} else {
  process.stdout.write(document);
}
