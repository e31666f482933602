import { type Html, html } from "../../report/html/html.ts";
import { addresses } from "./addresses.ts";
import { type AskedFilter, type FilterName, listAddress } from "./filter.ts";
import { outcomes, outcomeTitles } from "./outcome-mark.ts";

const labels: { readonly [Name in FilterName]: string } = {
  environment: "Environment",
  outcome: "Outcome",
  commit: "Commit",
  from: "From",
  to: "To",
};

/** The form that narrows the list of promotions. */
export function filterForm(asked: AskedFilter, environments: readonly string[]): Html {
  const { fields } = asked;
  const isAsked = Object.values(fields).some((value) => value !== "");
  const known = environments.includes(fields.environment) || fields.environment === "";
  const offered = known ? environments : [fields.environment, ...environments];
  const choices = outcomes.map((one) => [one, outcomeTitles[one]] as const);
  return html`<form class="filter" method="get" action="${addresses.front}#promotions" role="search" aria-label="Promotions">
${selectField("environment", asked, [["", "All"], ...offered.map((name) => [name, name] as const)])}${selectField("outcome", asked, [["", "All"], ...choices])}${inputField("commit", asked, html`type="text" placeholder="7cd4e5ae" maxlength="64" autocomplete="off" spellcheck="false"`)}${inputField("from", asked, html`type="date"`)}${inputField("to", asked, html`type="date"`)}<div class="actions"><button type="submit">Filter</button>${isAsked ? html` <a href="${listAddress(noFields, null)}">Show all</a>` : ""}</div>
</form>
`;
}

const noFields = { environment: "", outcome: "", commit: "", from: "", to: "" };

function selectField(
  name: FilterName,
  asked: AskedFilter,
  choices: readonly (readonly [value: string, words: string])[],
): Html {
  const chosen = (value: string) => (value === asked.fields[name] ? html` selected` : html``);
  return fieldOf(
    name,
    asked,
    html`<select id="filter-${name}" name="${name}"${wrongOf(name, asked)}>${choices.map(([value, words]) => html`<option value="${value}" dir="auto"${chosen(value)}>${words}</option>`)}</select>`,
  );
}

function inputField(name: FilterName, asked: AskedFilter, attributes: Html): Html {
  return fieldOf(
    name,
    asked,
    html`<input id="filter-${name}" name="${name}" value="${asked.fields[name]}" ${attributes}${wrongOf(name, asked)}>`,
  );
}

function fieldOf(name: FilterName, { problems }: AskedFilter, control: Html): Html {
  const problem = problems.get(name);
  return html`<div class="field"><label for="filter-${name}">${labels[name]}</label>${control}${
    problem === undefined
      ? ""
      : html`<p class="problem" id="filter-${name}-problem">${labels[name]} ${problem}. It is not asked for.</p>`
  }</div>
`;
}

function wrongOf(name: FilterName, { problems }: AskedFilter): Html {
  return problems.has(name)
    ? html` aria-invalid="true" aria-describedby="filter-${name}-problem"`
    : html``;
}
