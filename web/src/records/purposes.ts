/** What a tool of a kind needs, in the words of the specification; `own` is chosen word by word. */
export const purposes = {
  tool: ['statements/write', 'statements/read/mine', 'state', 'profile', 'define'],
  read: ['all/read'],
  all: ['all'],
  own: [] as string[],
}
export type Purpose = keyof typeof purposes

/** What is pasted into a shell to see that a credential works. */
export function snippet(endpoint: string, name: string, secret: string): string {
  return `curl -u '${name}:${secret}' -H 'X-Experience-API-Version: 2.0.0' '${endpoint}statements?limit=1'`
}
