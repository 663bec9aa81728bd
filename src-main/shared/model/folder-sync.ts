import * as z from 'zod';
import { exportFormatNames } from '../exporting/export-formats.ts';

/** The folder that an open Postil keeps in step by itself. Of this machine: a path says nothing on another one. */
export const inStepSettingSchema = z.object({
  on: z.boolean(),
  /** An absolute path. */
  directory: z.string().min(1).max(4096),
  format: z.enum(exportFormatNames),
  /** The name of one of the person's own templates in place of the format's. */
  template: z.string().max(60).nullable(),
});
export type InStepSetting = z.infer<typeof inStepSettingSchema>;

const fileSchema = z.object({ path: z.string(), message: z.string() });

/** What the last run came to. */
export const inStepRunSchema = z.object({
  at: z.string(),
  files: z.number().int(),
  /** Files that were written. */
  written: z.number().int(),
  /** Notes that were changed from files. */
  edited: z.number().int(),
  /** Files with a block of both texts that nobody has decided, the first hundred. */
  conflicts: z.array(fileSchema),
  /** Files, or the whole folder, that could not be brought up to date, the first hundred. */
  failed: z.array(fileSchema),
});
export type InStepRun = z.infer<typeof inStepRunSchema>;

export const inStepStatusSchema = z.object({
  /** Null until the person chose a folder. */
  setting: inStepSettingSchema.nullable(),
  running: z.boolean(),
  last: inStepRunSchema.nullable(),
});
export type InStepStatus = z.infer<typeof inStepStatusSchema>;
