import type { RuleFolder } from "./rule-folder.ts";

/** A rule that compiles, and fires where the facts hold its own name: what its first case says until it is filled in. */
export function ruleSource(name: string, { subject, subjectFrom, ruleFrom }: RuleFolder): string {
  return `import type { Rule } from "${ruleFrom}";
import type { ${subject} } from "${subjectFrom}";

export const ${camelCase(name)}: Rule<${subject}> = {
  severity: "blocking",
  summary: "FILL IN: what happened, as a sentence.",
  why: "FILL IN: why it matters to a promotion.",
  remedy: "FILL IN: what to do, naming the command or file.",
  *judge(facts) {
    // FILL IN: what the facts say when it happened; until then, that they hold the rule's name.
    if (!JSON.stringify(facts).includes("${name}")) return;
    yield {
      subject: "FILL IN: what it is about",
      message: "FILL IN: reads on from the subject.",
    };
  },
};
`;
}

/** The index of a set with one rule more, at its end. */
export function indexWith(name: string, { set }: RuleFolder, index: string): string {
  const entry = `  "${name}": ${camelCase(name)},\n`;
  const opening = index.indexOf(`export const ${set} = {`);
  const end = index.indexOf("} satisfies", opening);
  const imports = index.lastIndexOf("\nimport ", opening) + 1;
  return [
    index.slice(0, imports),
    `import { ${camelCase(name)} } from "./${name}.ts";\n`,
    index.slice(imports, end),
    entry,
    index.slice(end),
  ].join("");
}

function camelCase(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
