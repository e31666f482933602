import { XMLParser, XMLValidator } from "fast-xml-parser";

type Element = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Element[];
};

/** What a kind of element must and may have: the stricter of the XML schemas of Ant's JUnitReport and Jenkins' xUnit. */
type Shape = {
  readonly required: { readonly [attribute: string]: RegExp };
  readonly optional?: { readonly [attribute: string]: RegExp };
  /** Names of the children in their order, as a regular expression over `name,`. */
  readonly children: RegExp;
};

const any = /^/;
const token = /^\S(.*\S)?$/s;
const integer = /^\d+$/;
const decimal = /^\d+\.\d+$/;
const trouble: Shape = { required: { type: any }, optional: { message: any }, children: /^$/ };

const shapes: ReadonlyMap<string, Shape> = new Map([
  ["testsuites", { required: {}, children: /^(testsuite,)*$/ }],
  [
    "testsuite",
    {
      required: {
        ...{ name: token, package: any, id: integer, hostname: token, time: decimal },
        ...{ tests: integer, failures: integer, errors: integer },
        timestamp: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/,
      },
      optional: { skipped: integer },
      children: /^properties,(testcase,)*system-out,system-err,$/,
    },
  ],
  ["properties", { required: {}, children: /^(property,)*$/ }],
  ["property", { required: { name: token, value: any }, children: /^$/ }],
  [
    "testcase",
    {
      required: { name: any, classname: any, time: decimal },
      children: /^((skipped|error|failure),)?$/,
    },
  ],
  ["failure", trouble],
  ["error", trouble],
  ["skipped", { required: {}, optional: { message: any, type: any }, children: /^$/ }],
  ["system-out", { required: {}, children: /^$/ }],
  ["system-err", { required: {}, children: /^$/ }],
]);

/** Everything in a report that the XML schemas do not allow, counts that are wrong among it. */
export function junitProblems(xml: string): readonly string[] {
  const isWellFormed = XMLValidator.validate(xml);
  if (isWellFormed !== true) return [isWellFormed.err.msg];
  const unfit = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.exec(xml);
  if (unfit !== null) return [`character ${unfit[0].codePointAt(0)?.toString(16)}`];
  const roots = elementsOf(xml);
  const suites = roots.flatMap(({ children }) => children);
  return [...roots.flatMap(problemsOf), ...suites.flatMap(countProblems)];
}

/** The elements of a report. */
export function elementsOf(xml: string): readonly Element[] {
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: "",
    parseAttributeValue: false,
    parseTagValue: false,
    ignoreDeclaration: true,
    processEntities: false,
  });
  return readElements(parser.parse(xml));
}

function readElements(nodes: unknown): readonly Element[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: Record<string, unknown>) => {
    const name = Object.keys(node).find((key) => key !== ":@" && key !== "#text");
    if (name === undefined) return [];
    const attributes = new Map(
      Object.entries(node[":@"] ?? {}).map(([key, value]) => [key, String(value)]),
    );
    return [{ name, attributes, children: readElements(node[name]) }];
  });
}

function problemsOf({ name, attributes, children }: Element): readonly string[] {
  const shape = shapes.get(name);
  if (shape === undefined) return [`<${name}> is unknown`];
  const { required, optional = {} } = shape;
  const allowed = { ...required, ...optional };
  return [
    ...Object.keys(required)
      .filter((key) => !attributes.has(key))
      .map((key) => `<${name}> lacks ${key}`),
    ...[...attributes].flatMap(([key, value]) =>
      allowed[key] === undefined
        ? [`<${name}> has ${key}`]
        : allowed[key].test(value)
          ? []
          : [`<${name}> has ${key}=${value}`],
    ),
    ...(shape.children.test(children.map((child) => `${child.name},`).join(""))
      ? []
      : [`<${name}> has ${children.map((child) => child.name)}`]),
    ...children.flatMap(problemsOf),
  ];
}

function countProblems({ attributes, children }: Element): readonly string[] {
  const cases = children.filter(({ name }) => name === "testcase");
  const having = (inner: string) =>
    cases.filter((one) => one.children.some(({ name }) => name === inner)).length;
  const counts = {
    tests: cases.length,
    failures: having("failure"),
    errors: having("error"),
    skipped: having("skipped"),
  };
  return Object.entries(counts).flatMap(([name, count]) =>
    attributes.get(name) === String(count)
      ? []
      : [`${name} is ${attributes.get(name)}, and there are ${count}`],
  );
}
