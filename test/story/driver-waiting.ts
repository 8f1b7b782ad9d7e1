/** How the driver waits: for conditions, never for a time. */
import type { Frame, Page } from 'playwright-core';

/** How long anything may take to appear, in milliseconds. */
export const PATIENCE = 30_000;

/** What a person has done. */
export interface Inputs {
  answers: number;
  keys: number;
  clicks: number;
}

/** Matches this text alone, with blanks around it. */
export function exactly(text: string): RegExp {
  return new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`);
}

/** Tells whether a text contains the wanted one, or matches it. */
export function matches(text: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
}

/**
 * Waits until `condition` gives something other than `undefined` and `false`. While it throws it counts as not met.
 * @param what What is waited for, for the error's message.
 * @param seen Says what is there instead, for the error's message.
 */
export async function until<T>(
  what: string,
  condition: () => Promise<T | undefined | false>,
  seen?: () => Promise<string>,
): Promise<T> {
  const limit = Date.now() + PATIENCE;
  let reason = '';
  while (Date.now() < limit) {
    try {
      const value = await condition();
      if (value !== undefined && value !== false) return value;
      reason = '';
    } catch (error) {
      reason = ` (${error instanceof Error ? error.message : String(error)})`;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const instead = seen ? `; there is: ${await seen()}` : '';
  throw new Error(`Waited ${PATIENCE / 1000} s for ${what}${instead}${reason}`);
}

/** How many frames in a row show the same once a page has settled. */
const stillFrames = 10;

/** Waits until a webview has its colours and its layout, and nothing in it moves any more. */
export async function untilStill(frame: Frame): Promise<void> {
  await frame.evaluate(async (frames) => {
    const look = () => {
      const { color, backgroundColor } = getComputedStyle(document.body);
      const { scrollWidth, scrollHeight, style } = document.documentElement;
      return [color, backgroundColor, style.cssText, scrollWidth, scrollHeight, window.innerWidth].join();
    };
    let [before, same] = ['', 0];
    while (same < frames) {
      await new Promise(requestAnimationFrame);
      const now = look();
      const moves = document.getAnimations().some(({ playState }) => playState === 'running');
      same = now === before && !moves ? same + 1 : 0;
      before = now;
    }
  }, stillFrames);
}

/** Waits until the window has drawn what it was about to draw. */
export async function untilDrawn(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  });
}
