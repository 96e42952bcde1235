/** What blocks and worlds are written with, when it is there, or will not come: without it they would be measured twice. */
export const letters = (): Promise<unknown> => document.fonts.load('bold 16px "codeweek sans"').catch(() => undefined);
