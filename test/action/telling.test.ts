import { expect, it } from "vitest";
import { tellingOf } from "../../src/action/telling.ts";
import { exitCodes } from "../../src/gate/result.ts";

const rightToLeft = "\u202e";

it("the words of a fault have nothing in them that nobody sees", () => {
  const fault = {
    message: `db${rightToLeft}1 does not answer.`,
    remedy: "Start it.",
    detail: `first${rightToLeft}\n\`\`\`\nsecond`,
  };
  const told = { kind: "fault", fault } as const;
  const telling = tellingOf({ code: exitCodes.unknown, told }, {}, undefined);
  expect(`${telling.annotations}${telling.comment}`).not.toContain(rightToLeft);
  expect(telling.annotations).toMatch(
    /^::error title=promote::db.+1 does not answer\. → Start it\.\n$/,
  );
  expect(telling.comment).toContain("````text\nfirst�\n```\nsecond\n````\n");
});
