import type { RuleSet } from "../../../../../gate/rule.ts";
import type { DocumentFacts } from "../facts.ts";
import { anchorBroken } from "./anchor-broken.ts";
import { boxUnticked } from "./box-unticked.ts";
import { boxesMissing } from "./boxes-missing.ts";
import { commandPrintsSecrets } from "./command-prints-secrets.ts";
import { documentMissing } from "./document-missing.ts";
import { documentTooShort } from "./document-too-short.ts";
import { documentUnreadable } from "./document-unreadable.ts";
import { inputUnused } from "./input-unused.ts";
import { linkBroken } from "./link-broken.ts";
import { linkUnread } from "./link-unread.ts";
import { placeholderUndeclared } from "./placeholder-undeclared.ts";
import { sectionEmpty } from "./section-empty.ts";
import { sectionMissing } from "./section-missing.ts";
import { stepWithoutCommand } from "./step-without-command.ts";
import { stepWithoutExpectedOutput } from "./step-without-expected-output.ts";
import { stepsMissing } from "./steps-missing.ts";
import { textMissing } from "./text-missing.ts";
import { workLeftToNobody } from "./work-left-to-nobody.ts";

/** Rules by file name, in the order a reader wants to hear them. */
export const documentRules = {
  "document-missing": documentMissing,
  "document-unreadable": documentUnreadable,
  "section-missing": sectionMissing,
  "section-empty": sectionEmpty,
  "document-too-short": documentTooShort,
  "text-missing": textMissing,
  "link-broken": linkBroken,
  "anchor-broken": anchorBroken,
  "link-unread": linkUnread,
  "steps-missing": stepsMissing,
  "step-without-command": stepWithoutCommand,
  "step-without-expected-output": stepWithoutExpectedOutput,
  "placeholder-undeclared": placeholderUndeclared,
  "input-unused": inputUnused,
  "work-left-to-nobody": workLeftToNobody,
  "command-prints-secrets": commandPrintsSecrets,
  "boxes-missing": boxesMissing,
  "box-unticked": boxUnticked,
} satisfies RuleSet<DocumentFacts>;
