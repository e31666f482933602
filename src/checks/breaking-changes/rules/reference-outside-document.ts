import type { Report, Rule } from "../../../gate/rule.ts";
import type { RefusedReference } from "../../../openapi/load/load-api.ts";
import type { BreakingChangesFacts } from "../facts.ts";
import { fileIn } from "../report-change.ts";

export const referenceOutsideDocument: Rule<BreakingChangesFacts> = {
  severity: "blocking",
  summary: "The API description refers to something that may not be read or is not there.",
  why: "What it refers to is not compared, and may have changed.",
  remedy:
    "Put what is referred to into a file of the repository; where the previous release has the reference, compare by hand, and switch the check off for this release with the reason.",
  unwaivable: "what it refers to was not compared, and what was not looked at never passes",
  *judge({ current, previous, previousRelease, changes, folder }) {
    if (changes === null) return;
    for (const refused of distinct(current.refused)) {
      const remedy = `Put what ${refused.reference} refers to into a file of the repository, and refer to it there.`;
      yield {
        ...reportOf(refused, refused.document),
        remedy,
        place: { file: fileIn(folder, refused.document) },
      };
    }
    if (previousRelease.kind !== "tag") return;
    for (const refused of distinct(previous?.refused ?? [])) {
      const remedy =
        "A released document cannot be changed: compare by hand, and switch the check off for this release with the reason.";
      yield { ...reportOf(refused, `${previousRelease.tag}:${refused.document}`), remedy };
    }
  },
};

function reportOf({ reference, pointer, why }: RefusedReference, document: string): Report {
  return {
    subject: `${reference} in ${document}`,
    message: `is a reference that ${why}, and is not compared.`,
    detail: `At #${pointer}`,
  };
}

/** Each reference of a document once, however often it stands there. */
function distinct(refused: readonly RefusedReference[]): readonly RefusedReference[] {
  return [...new Map(refused.map((one) => [`${one.document}\n${one.reference}`, one])).values()];
}
