/** What a template says in its beginning of what it is for, as `{%- # each: digest -%}`; null where it says nothing of that. */
export function templateSetting(source: string, name: string): string | null {
  return new RegExp(`\\{%-?\\s*#\\s*${name}:[ \\t]*(.*?)\\s*-?%\\}`).exec(source)?.[1] ?? null;
}
