import { parseStrictJson } from "./parse-strict-json.ts";
import { predicateType, statementType } from "./promotion-record.ts";
import { type ReadStatement, statementSchema, statementTypes } from "./statement-schema.ts";
import type { Refusal } from "./verification.ts";

/** Reads the signed bytes as a promotion record of the one type and version this gate knows. */
export function readStatement(payload: Uint8Array): ReadStatement | Refusal {
  const parsed = parseStrictJson(payload);
  if (parsed.kind === "malformed") return malformed(`The statement ${parsed.reason}.`);
  const types = statementTypes.safeParse(parsed.value);
  if (!types.success) return malformed("The payload is no in-toto statement.");
  const { _type, predicateType: found } = types.data;
  if (_type !== statementType || found !== predicateType) {
    return {
      code: "TYPE",
      message: `The statement is not a promotion record of type ${predicateType}.`,
    };
  }
  const statement = statementSchema.safeParse(parsed.value);
  if (statement.success) return statement.data;
  const [issue] = statement.error.issues;
  const place = issue?.path.join(".") ?? "";
  return malformed(`The statement is not well-formed at ${place === "" ? "its top" : place}.`);
}

function malformed(message: string): Refusal {
  return { code: "MALFORMED", message };
}
