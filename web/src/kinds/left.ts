/** What a device keeps of a form only as long as the server has not got it: the line was down, or the pause in typing too short. */
const START = 'lilian_left_'
const WEEK = 7 * 86_400_000

type Left = { at: number; value: object }

export function leave(place: string, value: object): void {
  try {
    localStorage.setItem(START + place, JSON.stringify({ at: Date.now(), value } satisfies Left))
  } catch {
    // A full or forbidden store is no reason to stop typing; the draft on the server remains.
  }
}

export function leftAt<T>(place: string): Partial<T> | null {
  sweep()
  return (read(START + place)?.value as Partial<T> | undefined) ?? null
}

export function forget(place: string): void {
  localStorage.removeItem(START + place)
}

function read(name: string): Left | null {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null') as Left | null
  } catch {
    return null
  }
}

/** What nobody came back for is no longer kept. */
function sweep(): void {
  for (const name of Object.keys(localStorage))
    if (name.startsWith(START) && !((read(name)?.at ?? 0) > Date.now() - WEEK)) localStorage.removeItem(name)
}
