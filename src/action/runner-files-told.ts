import { exitCodes } from "../gate/result.ts";
import { markdownText } from "../report/markdown-text.ts";
import type { Ran } from "./ran.ts";

/**
 * A command during which a child told the runner what to do says no yes, and tells why; `words` is what is to be told of
 * it. A record has it among its reservations.
 */
export function runnerFilesTold({ code, told }: Ran, words: string | undefined): Ran {
  if (words === undefined || told.kind === "run") return { code, told };
  const held = code === exitCodes.yes ? exitCodes.unknown : code;
  if (told.kind === "fault") {
    const { message, ...fault } = told.fault;
    return {
      code: held,
      told: { kind: "fault", fault: { ...fault, message: `${message} ${words}` } },
    };
  }
  const shown = told.isMarkdown ? markdownText(words) : words;
  return { code: held, told: { ...told, text: `${shown}\n\n${told.text}` } };
}
