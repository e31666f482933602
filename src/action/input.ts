import { Misuse } from "../commands/load-config.ts";

/** One input of the Action: what stands in action.yml, and how its text is read. */
export type Input<Value> = {
  readonly description: string;
  readonly default: string;
  /** Throws `Misuse` for a text that is none of this input's. */
  readonly parse: (text: string, name: string) => Value;
};

/** An input that takes one of a few words. */
export function oneOf<const Word extends string>(
  words: readonly Word[],
  { description, otherwise }: { readonly description: string; readonly otherwise: Word },
): Input<Word> {
  return {
    description: `${description} One of ${words.join(", ")}.`,
    default: otherwise,
    parse(text, name) {
      const word = words.find((one) => one === text);
      if (word !== undefined) return word;
      throw new Misuse(
        `The input ${name} is ${JSON.stringify(text)}; expected ${words.join(", ")}.`,
      );
    },
  };
}

/** An input that switches something on or off, as YAML 1.2 writes it. */
export function onOrOff(description: string, otherwise: boolean): Input<boolean> {
  return {
    description: `${description} true or false.`,
    default: `${otherwise}`,
    parse(text, name) {
      if (/^(true|True|TRUE)$/.test(text)) return true;
      if (/^(false|False|FALSE)$/.test(text)) return false;
      throw new Misuse(`The input ${name} is ${JSON.stringify(text)}; expected true or false.`);
    },
  };
}

/** An input that takes a text of one line; undefined when it is left empty. */
export function optionalText(description: string): Input<string | undefined> {
  return { description, default: "", parse: (text, name) => lineIn(text, name) };
}

/** An input that takes a text of one line and is never empty. */
export function text(description: string, otherwise: string): Input<string> {
  return {
    description,
    default: otherwise,
    parse: (given, name) => lineIn(given, name) ?? otherwise,
  };
}

/** An input that takes names between commas, blanks or line breaks; undefined when it is left empty. */
export function names(description: string): Input<readonly string[] | undefined> {
  return {
    description,
    default: "",
    parse(given) {
      const found = given.split(/[\s,]+/).filter((name) => name !== "");
      return found.length === 0 ? undefined : found;
    },
  };
}

function lineIn(text: string, name: string): string | undefined {
  if (/[\p{Cc}\u2028\u2029]/u.test(text)) throw new Misuse(`The input ${name} has to be one line.`);
  return text === "" ? undefined : text;
}
