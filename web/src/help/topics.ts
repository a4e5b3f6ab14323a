/** The help pages and how many paragraphs each has; their words are in the catalogues. */
export const topics = { start: 6, find: 6, file: 5, evidence: 5, import: 6, figures: 4, accounts: 5, keys: 7, limits: 4, backup: 4 } as const
export type Topic = keyof typeof topics
