import { type CatalogLook, type DatabaseSetting, extensionVersionOf } from "./catalog-look.ts";
import { type HeaderDetail, onOneLine, type ReadHeader } from "./snapshot-header.ts";

/** What the header of a snapshot says of the things no dump shows; null where it says nothing. */
export type StatedCatalog = {
  readonly extensions: readonly StatedExtension[] | null;
  readonly settings: readonly StatedSetting[] | null;
};

export type StatedExtension = {
  readonly name: string;
  readonly version: string;
  readonly line: number;
};
export type StatedSetting = DatabaseSetting & { readonly line: number };

const extensionKey = "extension ";
const settingKey = "setting";
const noSettings: HeaderDetail = { key: "settings", value: "none" };

/** The header's lines about what no dump shows. */
export function catalogDetailsOf({ extensions, settings = [] }: CatalogLook): HeaderDetail[] {
  return [
    ...extensions.map(extensionVersionOf).map(({ name, version }) => ({
      key: `${extensionKey}${onOneLine(name)}`,
      value: onOneLine(version),
    })),
    ...(settings.length === 0 ? [noSettings] : settings.map(settingDetail)),
  ];
}

/** Reads those lines; undefined when the header has none of them. */
export function statedCatalogOf({
  details,
}: Pick<ReadHeader, "details">): StatedCatalog | undefined {
  const extensions = details.flatMap(({ key, value, line }) =>
    key.startsWith(extensionKey)
      ? [{ name: key.slice(extensionKey.length), version: value, line }]
      : [],
  );
  const settings = details.flatMap(({ key, value, line }) =>
    key === settingKey ? settingIn(value).map((setting) => ({ ...setting, line })) : [],
  );
  const statesSettings = details.some(({ key }) => key === settingKey || key === noSettings.key);
  if (extensions.length === 0 && !statesSettings) return undefined;
  return {
    extensions: extensions.length === 0 ? null : extensions,
    settings: statesSettings ? settings : null,
  };
}

const notShown = " (value not shown)";

function settingDetail({ scope, name, value }: DatabaseSetting): HeaderDetail {
  const said = value === null ? notShown : ` = '${value.replaceAll("'", "''")}'`;
  return { key: settingKey, value: `${scope} ${name}${said}` };
}

/** A role's name stands in double quotes where it needs them. */
const settingForm =
  /^(database|every role|role (?:"(?:[^"]|"")*"|[^" ]+)(?: in this database)?) ([^ ]+)(?: = '(.*)'| \(value not shown\))$/;

function settingIn(text: string): readonly DatabaseSetting[] {
  const [, scope, name, value] = settingForm.exec(text) ?? [];
  if (scope === undefined || name === undefined) return [];
  return [{ scope, name, value: value?.replaceAll("''", "'") ?? null }];
}
