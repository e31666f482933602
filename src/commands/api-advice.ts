import type { Json } from "../gate/json.ts";

const most = 20;

/**
 * What an independent validator has to say of a document, as advice: strict validation decides nothing. Reads
 * and fetches nothing, whatever the document refers to, and never throws. The document stays as it is.
 */
export async function adviceOn(document: Json): Promise<readonly string[]> {
  try {
    const { default: SwaggerParser } = await import("@apidevtools/swagger-parser");
    const copy = structuredClone(document);
    await SwaggerParser.validate(copy as never, {
      resolve: { external: false },
      dereference: { circular: "ignore" },
    });
    return [];
  } catch (thrown) {
    return linesOf(thrown instanceof Error ? thrown.message : String(thrown));
  }
}

/** Lines of a message, each once, at most `most`. */
function linesOf(message: string): readonly string[] {
  const lines = message
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && line !== "Swagger schema validation failed.");
  return [...new Set(lines)].slice(0, most);
}
