import { type FaultCode, type FaultParameters, faultCatalogue } from "./catalogue.ts";

/** What a fault says before anything is known about it: with `<placeholders>` for what its thrower knows. */
export type FaultText = { readonly message: string; readonly remedy: string };

/** The words of a fault with placeholders. */
export function faultText<Code extends FaultCode>(code: Code): FaultText {
  const words = faultCatalogue[code];
  const parameters = placeholders<FaultParameters<Code>>();
  return {
    message: numbered(words.message(parameters)),
    remedy: toldLater(numbered(words.remedy(parameters))),
  };
}

/** Whether a text is the code of a fault. */
export function isFaultCode(text: string): text is FaultCode {
  return Object.hasOwn(faultCatalogue, text);
}

/** Something that has every parameter, `usedFor` as `<used-for>`. The types promise numbers too; see `numbered`. */
function placeholders<Parameters extends object>(): Parameters {
  const read = (_: object, name: string | symbol) =>
    `<${String(name).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}>`;
  return new Proxy({}, { get: read }) as Parameters;
}

/** Arithmetic on a placeholder has come to NaN. */
function numbered(text: string): string {
  return text.replaceAll("NaN", "<number>");
}

/** Some remedies are known to the thrower alone. */
function toldLater(remedy: string): string {
  return /^<[a-z-]+>$/.test(remedy)
    ? "It depends on what was found; the report of the fault says it."
    : remedy;
}
