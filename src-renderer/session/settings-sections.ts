/** The sections of the settings, in their order. */
export const settingsSections = [
  'reading',
  'language',
  'highlighting',
  'export',
  'library',
  'entities',
  'keys',
  'network',
  'about',
] as const;
export type SettingsSection = (typeof settingsSections)[number];
