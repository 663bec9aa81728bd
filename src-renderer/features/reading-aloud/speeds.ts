import { settingBounds } from '#shared/model/choices.ts';

/** Times the usual speed of a voice. */
export const usualSpeed = 1;
export const [slowest, fastest] = settingBounds.voiceSpeed;

/** One step of a tenth faster (1) or slower (-1), within what voices can do. */
export function changedSpeed(speed: number, by: 1 | -1): number {
  return Math.min(fastest, Math.max(slowest, Math.round(speed * 10 + by) / 10));
}
